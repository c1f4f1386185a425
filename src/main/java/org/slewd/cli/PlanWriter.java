package org.slewd.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slewd.mount.MountModel;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass;
import org.slewd.plan.PlanRequest;
import org.slewd.plan.PointingPlan;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.sky.Angles;

/** Writes a plan. The columns of csv and json are a contract: their names and order stay, more may follow. */
final class PlanWriter {

    private static final List<String> COLUMNS = List.of(
            "utc",
            "target_azimuth_deg",
            "target_elevation_deg",
            "command_azimuth_deg",
            "command_elevation_deg",
            "off_target_deg");

    /** A row of the table for people stands for about this long; the other formats have every moment of the plan. */
    private static final double TABLE_STEP_S = 10;

    private final ElementSet elements;
    private final Pass pass;
    private final PlanRequest request;
    private final PointingPlan plan;
    private final MountModel mount;

    /** @param mount how the axes have to stand to look where the plan says */
    PlanWriter(ElementSet elements, Pass pass, PlanRequest request, PointingPlan plan, MountModel mount) {
        this.elements = elements;
        this.pass = pass;
        this.request = request;
        this.plan = plan;
        this.mount = mount;
    }

    /** Writes in all formats but the calendar. */
    void write(Format format, PrintWriter out) {
        switch (format) {
            case TABLE -> table(out);
            case CSV -> csv(out);
            case JSON -> json(out);
            case ICS -> throw new IllegalArgumentException("a plan is no calendar");
        }
        out.flush();
    }

    private void table(PrintWriter out) {
        out.println(Text.printable(elements.name()) + " (" + elements.catalogNumber() + "), "
                + Text.utcSeconds(plan.path().start()) + " to "
                + Text.utcSeconds(plan.path().end()) + " UTC, highest "
                + Text.fixed(pass.maxElevationDeg(), 1) + " deg.");
        out.println("Axes: azimuth " + axis(request.azimuth()) + "; elevation " + axis(request.elevation()) + "; beam "
                + Text.fixed(request.beamWidthDeg(), 1) + " deg.");
        out.println("Greatest error: " + Text.fixed(plan.greatestErrorDeg(), 2) + " deg.");
        out.println("Off target (more than half a beam): " + Text.fixed(plan.offTargetS(), 1) + " s. Mean loss: "
                + Text.fixed(plan.meanLossDb(), 2) + " dB.");
        out.println("Way: " + way() + '.');
        Pointing first = plan.prePosition();
        out.println("Wait at: azimuth " + Text.fixed(first.azimuthDeg(), 1) + ", elevation "
                + Text.fixed(first.elevationDeg(), 1) + ".");
        out.println();
        Table table = new Table("UTC", ">az deg", ">el deg", ">axis az", ">axis el", ">off deg");
        int stride = (int) Math.max(1, Math.round(TABLE_STEP_S / plan.path().stepS()));
        for (int i = 0; i < plan.size(); i += stride) {
            row(table, i);
        }
        if ((plan.size() - 1) % stride != 0) {
            row(table, plan.size() - 1);
        }
        table.write(out);
    }

    private static String axis(AxisModel axis) {
        return Text.fixed(axis.travel().minDeg(), 0) + " to "
                + Text.fixed(axis.travel().maxDeg(), 0) + " deg at " + Text.fixed(axis.rateDegPerS(), 2) + " deg/s";
    }

    private String way() {
        StringBuilder way = new StringBuilder(
                switch (plan.style()) {
                    case NORMAL -> "forwards, no flip";
                    case FLIPPED -> "flipped, over the back";
                    case SWITCHING -> "flips through the zenith";
                });
        for (PointingPlan.Unwind unwind : plan.unwinds()) {
            way.append("; unwinds from ")
                    .append(Text.utcSeconds(unwind.from()))
                    .append(" to ")
                    .append(Text.utcSeconds(unwind.to()))
                    .append(" UTC");
        }
        return way.append(plan.unwinds().isEmpty() ? "; no unwinding" : "").toString();
    }

    private void row(Table table, int i) {
        List<String> fields = fields(i, 2);
        table.row(
                Text.utcSeconds(plan.path().utc(i)),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                fields.get(4),
                fields.get(5));
    }

    private void csv(PrintWriter out) {
        out.print(String.join(",", COLUMNS) + '\n');
        for (int i = 0; i < plan.size(); i++) {
            out.print(String.join(",", fields(i, 6)) + '\n');
        }
    }

    private void json(PrintWriter out) {
        try (JsonGenerator json = Json.rows(out)) {
            json.writeStartObject();
            json.writeNumberField("catalog_number", elements.catalogNumber());
            json.writeStringField("style", plan.style().name().toLowerCase(Locale.ROOT));
            number(json, "greatest_error_deg", plan.greatestErrorDeg());
            number(json, "off_target_s", plan.offTargetS());
            number(json, "mean_loss_db", plan.meanLossDb());
            number(json, "pre_position_azimuth_deg", plan.prePosition().azimuthDeg());
            number(json, "pre_position_elevation_deg", plan.prePosition().elevationDeg());
            json.writeArrayFieldStart("unwinds");
            for (PointingPlan.Unwind unwind : plan.unwinds()) {
                json.writeStartObject();
                json.writeStringField("from_utc", Text.utc(unwind.from()));
                json.writeStringField("to_utc", Text.utc(unwind.to()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("path");
            for (int i = 0; i < plan.size(); i++) {
                List<String> fields = fields(i, 6);
                json.writeStartObject();
                json.writeStringField(COLUMNS.get(0), fields.get(0));
                for (int column = 1; column < fields.size(); column++) {
                    json.writeFieldName(COLUMNS.get(column));
                    json.writeNumber(fields.get(column));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Text.fixed(value, 4));
    }

    private List<String> fields(int i, int decimals) {
        Pointing command = mount.toAxis(plan.pointing(i));
        List<String> fields = new ArrayList<>();
        fields.add(Text.utc(plan.path().utc(i)));
        fields.add(Text.azimuth(Angles.wrap360(plan.path().azimuthDeg(i)), decimals));
        fields.add(Text.fixed(plan.path().elevationDeg(i), decimals));
        fields.add(Text.fixed(command.azimuthDeg(), decimals));
        fields.add(Text.fixed(command.elevationDeg(), decimals));
        fields.add(Text.fixed(plan.errorDeg(i), decimals));
        return fields;
    }
}
