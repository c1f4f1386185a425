package org.slewd.receiver.civ;

import org.slewd.receiver.Half;
import org.slewd.receiver.Mode;

/**
 * All that slewd can say on a CI-V bus. The list is closed: there is no way to build another payload, so there is none
 * that keys a transmitter.
 */
sealed interface CivRequest {

    /** Command and data. */
    byte[] payload();

    /** The request as a frame for the radio at {@code address}. */
    default byte[] bytes(int address) {
        return new CivFrame(address, CivFrame.CONTROLLER, payload()).bytes();
    }

    /** Command 03. */
    record ReadFrequency() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.READ_FREQUENCY};
        }
    }

    /** Command 05: the receiving frequency of the VFO that is selected on the radio. */
    record SetFrequency(long hz) implements CivRequest {
        public SetFrequency {
            if (hz < 1 || hz > CivCodec.MAX_HZ) {
                throw new IllegalArgumentException(hz + " Hz does not fit ten digits");
            }
        }

        @Override
        public byte[] payload() {
            byte[] payload = new byte[1 + CivCodec.FREQUENCY_BYTES];
            payload[0] = CivCodec.SET_FREQUENCY;
            CivCodec.putHz(hz, payload, 1);
            return payload;
        }
    }

    /** Command 04. */
    record ReadMode() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.READ_MODE};
        }
    }

    /** Command 06 without the filter byte, so that the radio takes the filter it keeps for the mode. */
    record SetMode(Mode mode) implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.SET_MODE, (byte) CivCodec.modeCode(mode)};
        }
    }

    /** Command 25 01: where the VFO stands that is not selected. */
    record ReadOtherFrequency() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.FREQUENCY_OF, CivCodec.UNSELECTED};
        }
    }

    /** Command 25 01 with a frequency: the VFO that is not selected. */
    record SetOtherFrequency(long hz) implements CivRequest {
        public SetOtherFrequency {
            if (hz < 1 || hz > CivCodec.MAX_HZ) {
                throw new IllegalArgumentException(hz + " Hz does not fit ten digits");
            }
        }

        @Override
        public byte[] payload() {
            byte[] payload = new byte[2 + CivCodec.FREQUENCY_BYTES];
            payload[0] = CivCodec.FREQUENCY_OF;
            payload[1] = CivCodec.UNSELECTED;
            CivCodec.putHz(hz, payload, 2);
            return payload;
        }
    }

    /** Command 26 01: the mode of the VFO that is not selected. */
    record ReadOtherMode() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.MODE_OF, CivCodec.UNSELECTED};
        }
    }

    /** Command 26 01 with a mode, no data mode and the widest filter, as 26 leaves nothing out. */
    record SetOtherMode(Mode mode) implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.MODE_OF, CivCodec.UNSELECTED, (byte) CivCodec.modeCode(mode), 0, 1};
        }
    }

    /** Command 07 D0 or 07 D1: MAIN or SUB is meant from now on. */
    record Select(Half half) implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.SELECT, (byte) (half == Half.SUB ? CivCodec.SUB : CivCodec.MAIN)};
        }
    }

    /** Command 07 B0: MAIN and SUB change places. */
    record Exchange() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.SELECT, (byte) CivCodec.EXCHANGE};
        }
    }

    /** Command 16 5A 01: MAIN and SUB go their own ways. */
    record SatelliteMode() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.FUNCTION, CivCodec.SATELLITE, 1};
        }
    }

    /** Command 16 5A: whether MAIN and SUB go their own ways. */
    record ReadSatelliteMode() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.FUNCTION, CivCodec.SATELLITE};
        }
    }

    /** Command 15 02: the S-meter. */
    record ReadMeter() implements CivRequest {
        @Override
        public byte[] payload() {
            return new byte[] {CivCodec.METER, CivCodec.S_METER};
        }
    }
}
