package org.slewd.cli;

import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where samples come from, as it is written on the command line. */
sealed interface SampleSourceArgument {

    /** {@code rtl_tcp:HOST:PORT}. */
    record RtlTcp(String host, int port) implements SampleSourceArgument {
        @Override
        public String toString() {
            return "rtl_tcp:" + host + ':' + port;
        }
    }

    /** {@code sigmf:FILE}. */
    record Sigmf(Path metadata) implements SampleSourceArgument {}

    /** Reads one. */
    final class Converter implements ITypeConverter<SampleSourceArgument> {
        @Override
        public SampleSourceArgument convert(String text) {
            if (text.startsWith("sigmf:") && text.length() > "sigmf:".length()) {
                return new Sigmf(Path.of(text.substring("sigmf:".length())));
            }
            int colon = text.lastIndexOf(':');
            if (text.startsWith("rtl_tcp:") && colon > "rtl_tcp:".length()) {
                int port = new Arguments.Port().convert(text.substring(colon + 1));
                if (port > 0) {
                    return new RtlTcp(text.substring("rtl_tcp:".length(), colon), port);
                }
            }
            throw new TypeConversionException('\'' + text + "' is not rtl_tcp:HOST:PORT or sigmf:FILE.sigmf-meta");
        }
    }
}
