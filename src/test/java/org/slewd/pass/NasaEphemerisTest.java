package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orekit.frames.Frame;
import org.orekit.frames.TopocentricFrame;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.PVCoordinates;
import org.slewd.SharedData;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/**
 * Where the ISS really was: ephemerides of its flight control, seen from the sites by Orekit's frames. Each lies within
 * a few hundred metres of the truth in its first days; the element sets of the same days are a kilometre off.
 */
class NasaEphemerisTest {

    private static final Frame EME2000 = OrekitEarth.FRAMES.getEME2000();

    private record State(Instant utc, PVCoordinates eme2000) {}

    /** The frames alone: one state, once through Orekit and once through slewd, over two weeks. */
    @Test
    void sees_a_state_of_the_ephemeris_where_orekit_sees_it() {
        List<Double> directionsArcsec = new ArrayList<>();
        List<Double> rangesM = new ArrayList<>();
        List<Double> rangeRatesMps = new ArrayList<>();
        List<State> states = states("2021-319");
        for (int i = 0; i < states.size(); i += 31) {
            State state = states.get(i);
            AbsoluteDate date = OrekitEarth.date(state.utc());
            PVCoordinates inTeme =
                    EME2000.getTransformTo(OrekitEarth.FRAMES.getTEME(), date).transformPVCoordinates(state.eme2000());
            TemeState teme = new TemeState();
            teme.xM = inTeme.getPosition().getX();
            teme.yM = inTeme.getPosition().getY();
            teme.zM = inTeme.getPosition().getZ();
            teme.vxMps = inTeme.getVelocity().getX();
            teme.vyMps = inTeme.getVelocity().getY();
            teme.vzMps = inTeme.getVelocity().getZ();
            for (SiteFrame site : Agreement.SITES) {
                LookAngle theirs = look(OrekitEarth.at(site.site()), state, date);
                LookAngle ours = site.look(teme, state.utc());
                directionsArcsec.add(separationDeg(ours, theirs) * 3600);
                rangesM.add(ours.rangeM() - theirs.rangeM());
                rangeRatesMps.add(ours.rangeRateMps() - theirs.rangeRateMps());
            }
        }

        Deviations.of("directions, arc seconds", directionsArcsec).areWithin(0.02, 1);
        Deviations.of("ranges, m", rangesM).areWithin(0.3, 1);
        Deviations.of("range rates, m/s", rangeRatesMps).areWithin(0.001, 0.02);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-319, 2021-11-15T20",
        "2021-319, 2021-11-16T12",
        "2021-335, 2021-12-02T16",
        "2022-031, 2022-02-01T02"
    })
    void points_where_the_ISS_was_for_a_day(String ephemeris, String epochBegins) {
        ElementSet set = Sets.real("stations/iss_individual_2021-2024.3le").stream()
                .filter(one -> one.epoch().toString().startsWith(epochBegins))
                .findFirst()
                .orElseThrow();
        Propagator propagator = Sgp4.of(set);
        TemeState teme = new TemeState();
        List<Double> directionsDeg = new ArrayList<>();
        List<Double> rangesM = new ArrayList<>();
        List<Double> rangeRatesMps = new ArrayList<>();
        for (State state : states(ephemeris)) {
            if (Math.abs(Duration.between(set.epoch(), state.utc()).toHours()) >= 24) {
                continue;
            }
            assertThat(propagator.propagate(state.utc(), teme)).isTrue();
            for (SiteFrame site : Agreement.SITES) {
                LookAngle theirs = look(OrekitEarth.at(site.site()), state, OrekitEarth.date(state.utc()));
                if (theirs.elevationDeg() < 0) {
                    continue;
                }
                LookAngle ours = site.look(teme, state.utc());
                directionsDeg.add(separationDeg(ours, theirs));
                rangesM.add(ours.rangeM() - theirs.rangeM());
                rangeRatesMps.add(ours.rangeRateMps() - theirs.rangeRateMps());
            }
        }

        Deviations.of("directions, deg", directionsDeg).areWithin(0.025, 0.2);
        Deviations.of("ranges, m", rangesM).areWithin(500, 1_500);
        Deviations.of("range rates, m/s", rangeRatesMps).areWithin(1.5, 15);
    }

    private static double separationDeg(LookAngle one, LookAngle other) {
        return Angles.separation(one.azimuthDeg(), one.elevationDeg(), other.azimuthDeg(), other.elevationDeg());
    }

    private static LookAngle look(TopocentricFrame site, State state, AbsoluteDate date) {
        Vector3D position = state.eme2000().getPosition();
        return new LookAngle(
                Angles.wrap360(Math.toDegrees(site.getAzimuth(position, EME2000, date))),
                Math.toDegrees(site.getElevation(position, EME2000, date)),
                site.getRange(position, EME2000, date),
                site.getRangeRate(state.eme2000(), EME2000, date));
    }

    private static List<State> states(String ephemeris) {
        byte[] packed = SharedData.bytes("iss_truth/ISS_OEM_" + ephemeris + ".xml.gz");
        List<State> states = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("stateVector")) {
                    states.add(state(xml));
                }
            }
        } catch (IOException | XMLStreamException e) {
            throw new AssertionError(e);
        }
        assertThat(states).hasSizeGreaterThan(5_000);
        return states;
    }

    private static State state(XMLStreamReader xml) throws XMLStreamException {
        xml.nextTag();
        Instant utc = LocalDateTime.parse(
                        xml.getElementText(), DateTimeFormatter.ofPattern("uuuu-DDD'T'HH:mm:ss.SSS'Z'"))
                .toInstant(ZoneOffset.UTC);
        double[] value = new double[6];
        for (int i = 0; i < 6; i++) {
            xml.nextTag();
            value[i] = Double.parseDouble(xml.getElementText()) * 1_000;
        }
        return new State(
                utc,
                new PVCoordinates(
                        new Vector3D(value[0], value[1], value[2]), new Vector3D(value[3], value[4], value[5])));
    }
}
