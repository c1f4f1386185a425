package org.slewd.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocatorTest {

    /** Places as they are published with their locators. */
    @ParameterizedTest
    @CsvSource({
        "48.14666, 11.60833, JN58td",
        "-34.91, -56.21166, GF15vc",
        "38.92, -77.065, FM18lw",
        "-41.28333, 174.745, RE78ir",
        "41.714775, -72.727260, FN31pr",
        "37.413708, -122.1073236, CM87wj"
    })
    void finds_the_square_of_a_place(double latitudeDeg, double longitudeDeg, String name) {
        assertThat(Locator.of(latitudeDeg, longitudeDeg, 6).name()).isEqualTo(name);
        assertThat(Locator.parse(name).latitudeDeg()).isCloseTo(latitudeDeg, within(1.25 / 60));
        assertThat(Locator.parse(name).longitudeDeg()).isCloseTo(longitudeDeg, within(2.5 / 60));
    }

    @ParameterizedTest
    @CsvSource({"JN58, 48.5, 11", "jn58TD, 48.14583, 11.625", "JN58td25, 48.14792, 11.60417"})
    void gives_the_centre_of_the_square(String name, double latitudeDeg, double longitudeDeg) {
        assertThat(Locator.parse(name).latitudeDeg()).isCloseTo(latitudeDeg, within(1e-5));
        assertThat(Locator.parse(name).longitudeDeg()).isCloseTo(longitudeDeg, within(1e-5));
    }

    @Test
    void goes_there_and_back_all_over_the_earth() {
        for (double latitudeDeg = -90; latitudeDeg <= 90; latitudeDeg += 3.7) {
            for (double longitudeDeg = -180; longitudeDeg < 360; longitudeDeg += 7.3) {
                for (int characters : new int[] {4, 6, 8}) {
                    Locator square = Locator.of(latitudeDeg, longitudeDeg, characters);
                    assertThat(Locator.of(square.latitudeDeg(), square.longitudeDeg(), characters))
                            .isEqualTo(square);
                }
            }
        }
        assertThat(Locator.of(90, 180, 6).name()).isEqualTo("AR09ax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "J", "JN5", "JN58t", "JN58tdx", "JN58td2", "SN58", "JN58ty", "JN58td255", "JN58\n"})
    void refuses_what_is_none(String name) {
        assertThatThrownBy(() -> Locator.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a Maidenhead locator; write 4, 6 or 8 characters");
    }
}
