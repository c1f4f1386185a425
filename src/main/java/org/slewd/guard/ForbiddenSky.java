package org.slewd.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.rotator.Pointing;
import org.slewd.sky.HorizonMask;

/**
 * All parts of the sky that the beam must not look into and that stand still, with an answer by table for the many boxes
 * that come nowhere near one. Immutable; any thread.
 */
final class ForbiddenSky {

    private static final int COLUMNS = 360;
    private static final int ROWS = 180;

    private final List<Named> regions = new ArrayList<>();

    /** [column][row]: how many cells west and below of here meet a region, over two turns. Cells are one degree wide. */
    private final int[][] meeting = new int[2 * COLUMNS + 1][ROWS + 1];

    private record Named(String name, SkyRegion region) {}

    /** @param horizon below which the beam must not look, where that is wanted */
    ForbiddenSky(List<KeepOut> keepOuts, Optional<HorizonMask> horizon) {
        keepOuts.forEach(keepOut -> regions.add(new Named(keepOut.toString(), keepOut.region())));
        horizon.ifPresent(mask -> regions.add(new Named("the horizon", below(mask))));
        if (!regions.isEmpty()) {
            fillTable();
        }
    }

    /** The mask has its corners in [-5, 90), and no edge of more than a third of a turn once these are added. */
    private static SkyRegion below(HorizonMask mask) {
        List<KeepOut.Corner> corners = new ArrayList<>();
        List<Double> azimuthsDeg = new ArrayList<>(
                mask.points().stream().map(HorizonMask.Point::azimuthDeg).toList());
        for (double azimuthDeg = 0; azimuthDeg < COLUMNS; azimuthDeg += 90) {
            azimuthsDeg.add(azimuthDeg);
        }
        azimuthsDeg.stream()
                .distinct()
                .sorted()
                .forEach(azimuthDeg -> corners.add(new KeepOut.Corner(azimuthDeg, mask.elevationDeg(azimuthDeg))));
        return SkyRegion.below(corners);
    }

    private void fillTable() {
        for (int column = 0; column < COLUMNS; column++) {
            SkyPatch strip = new SkyPatch(column, column + 1, -90, 90);
            List<SkyRegion> strips =
                    regions.stream().map(named -> named.region.over(strip)).toList();
            for (int row = 0; row < ROWS; row++) {
                SkyPatch cell = new SkyPatch(column, column + 1, row - 90, row - 89);
                meeting[column + 1][row + 1] = strips.stream().anyMatch(region -> region.meets(cell)) ? 1 : 0;
                meeting[column + 1 + COLUMNS][row + 1] = meeting[column + 1][row + 1];
            }
        }
        for (int column = 1; column <= 2 * COLUMNS; column++) {
            for (int row = 1; row <= ROWS; row++) {
                meeting[column][row] +=
                        meeting[column - 1][row] + meeting[column][row - 1] - meeting[column - 1][row - 1];
            }
        }
    }

    boolean isClear(AxisBox box) {
        return regions.isEmpty() || !box.anyPatch(patch -> mayMeet(patch) && meets(patch));
    }

    /** What {@code box} meets first in the order of the configuration. */
    Optional<String> met(AxisBox box) {
        return isClear(box)
                ? Optional.empty()
                : regions.stream()
                        .filter(named -> box.anyPatch(named.region::meets))
                        .map(Named::name)
                        .findFirst();
    }

    /** Whether the beam looks into a region when the axes stand at {@code axes}. */
    boolean holds(Pointing axes) {
        return !isClear(AxisBox.at(axes));
    }

    private boolean meets(SkyPatch patch) {
        for (Named named : regions) {
            if (named.region.meets(patch)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayMeet(SkyPatch patch) {
        double turnDeg = Math.floor(patch.azimuthFromDeg() / COLUMNS) * COLUMNS;
        int west = (int) Math.floor(patch.azimuthFromDeg() - turnDeg);
        int east = (int) Math.min(west + COLUMNS, Math.floor(patch.azimuthToDeg() - turnDeg) + 1);
        int low = (int) Math.max(0, Math.floor(patch.elevationFromDeg() + 90));
        int high = (int) Math.min(ROWS, Math.floor(patch.elevationToDeg() + 90) + 1);
        return meeting[east][high] - meeting[west][high] - meeting[east][low] + meeting[west][low] > 0;
    }
}
