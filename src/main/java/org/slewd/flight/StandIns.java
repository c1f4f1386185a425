package org.slewd.flight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.slewd.condition.Origin;
import org.slewd.guard.KeepOut;
import org.slewd.mount.MountModel;
import org.slewd.mount.MountTerm;
import org.slewd.orbit.Groups;
import org.slewd.sky.HorizonMask;
import org.slewd.station.Order;

/** What is written in the place of values whose fields are their own affair. */
final class StandIns {

    private record Mask(List<HorizonMask.Point> points) {}

    private record Mount(List<Double> constants) {}

    private record Shut(String name, List<KeepOut.Corner> corners) {}

    /** A broker as it was written before it could have authorities of its own. */
    private record Heard(String host, int port, boolean secure, String topic, Optional<Path> credentials) {}

    private record Nothing() {}

    private StandIns() {}

    /** From a value to its stand-in and back; what cannot be is refused with an {@link IllegalArgumentException}. */
    interface Way<T, S> {
        S there(T value);

        T back(S standIn);
    }

    static void addTo(Shapes shapes) {
        shapes.standIn(HorizonMask.class, Mask.class, new Way<>() {
            @Override
            public Mask there(HorizonMask value) {
                return new Mask(value.points());
            }

            @Override
            public HorizonMask back(Mask standIn) {
                return HorizonMask.of(standIn.points);
            }
        });
        shapes.standIn(MountModel.class, Mount.class, new Way<>() {
            @Override
            public Mount there(MountModel value) {
                return new Mount(
                        Stream.of(MountTerm.values()).map(value::constant).toList());
            }

            @Override
            public MountModel back(Mount standIn) {
                Map<MountTerm, Double> constants = new EnumMap<>(MountTerm.class);
                Iterator<Double> each = standIn.constants.iterator();
                for (MountTerm term : MountTerm.values()) {
                    constants.put(term, each.next());
                }
                return new MountModel(constants);
            }
        });
        shapes.standIn(KeepOut.class, Shut.class, new Way<>() {
            @Override
            public Shut there(KeepOut value) {
                return new Shut(value.name(), value.corners());
            }

            @Override
            public KeepOut back(Shut standIn) {
                return KeepOut.of(standIn.name, standIn.corners);
            }
        });
        // Who vouches for a broker decides nothing of what the loop makes of its word, and recordings of before stay
        // readable.
        shapes.standIn(Origin.Broker.class, Heard.class, new Way<>() {
            @Override
            public Heard there(Origin.Broker value) {
                return new Heard(value.host(), value.port(), value.secure(), value.topic(), value.credentials());
            }

            @Override
            public Origin.Broker back(Heard standIn) {
                return new Origin.Broker(
                        standIn.host,
                        standIn.port,
                        standIn.secure,
                        standIn.topic,
                        standIn.credentials,
                        Optional.empty());
            }
        });
        // No turn of the loop asks for a group.
        shapes.standIn(Groups.class, Nothing.class, new Way<>() {
            @Override
            public Nothing there(Groups value) {
                return new Nothing();
            }

            @Override
            public Groups back(Nothing standIn) {
                return Groups.builtIn();
            }
        });
        shapes.standIn(Order.Plan.class, Nothing.class, new Way<>() {
            @Override
            public Nothing there(Order.Plan value) {
                return new Nothing();
            }

            @Override
            public Order.Plan back(Nothing standIn) {
                return Order.Plan.missing();
            }
        });
    }

    static <T, S> Shape<T> shape(Shape<S> shape, Way<T, S> way) {
        return new Shape<>() {
            @Override
            public void write(T value, ByteWriter out) {
                shape.write(way.there(value), out);
            }

            @Override
            public T read(ByteReader in) throws IOException {
                try {
                    return way.back(shape.read(in));
                } catch (IllegalArgumentException | NoSuchElementException e) {
                    throw new DamagedRecordingException("it holds what cannot be: " + e.getMessage());
                }
            }
        };
    }
}
