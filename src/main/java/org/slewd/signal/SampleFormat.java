package org.slewd.signal;

/** How complex samples lie in bytes, I before Q. */
public enum SampleFormat {
    /** Unsigned bytes around 127.5, as an RTL2832U makes them. */
    CU8("cu8", 2) {
        @Override
        void toFloats(byte[] bytes, int samples, float[] iq) {
            for (int i = 0; i < 2 * samples; i++) {
                iq[i] = ((bytes[i] & 0xFF) - 127.5f) * (1 / 127.5f);
            }
        }

        @Override
        public void toBytes(float[] iq, int samples, byte[] bytes) {
            for (int i = 0; i < 2 * samples; i++) {
                bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(iq[i] * 127.5f + 127.5f)));
            }
        }
    },

    /** Signed words of 16 bits, least significant byte first. */
    CI16("ci16_le", 4) {
        @Override
        void toFloats(byte[] bytes, int samples, float[] iq) {
            for (int i = 0; i < 2 * samples; i++) {
                iq[i] = (short) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] << 8)) * (1 / 32_767f);
            }
        }

        @Override
        public void toBytes(float[] iq, int samples, byte[] bytes) {
            for (int i = 0; i < 2 * samples; i++) {
                int word = Math.max(-32_767, Math.min(32_767, Math.round(iq[i] * 32_767f)));
                bytes[2 * i] = (byte) word;
                bytes[2 * i + 1] = (byte) (word >> 8);
            }
        }
    };

    private final String sigmfName;
    private final int bytesPerSample;

    SampleFormat(String sigmfName, int bytesPerSample) {
        this.sigmfName = sigmfName;
        this.bytesPerSample = bytesPerSample;
    }

    /** What SigMF calls it. */
    public String sigmfName() {
        return sigmfName;
    }

    /** Bytes of one complex sample. */
    public int bytesPerSample() {
        return bytesPerSample;
    }

    /** Reads {@code samples} complex samples; full scale becomes 1. */
    abstract void toFloats(byte[] bytes, int samples, float[] iq);

    /** Writes {@code samples} complex samples; what is beyond full scale is clipped. */
    public abstract void toBytes(float[] iq, int samples, byte[] bytes);
}
