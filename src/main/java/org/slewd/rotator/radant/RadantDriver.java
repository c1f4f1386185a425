package org.slewd.rotator.radant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slewd.link.LineSplitter;
import org.slewd.link.Transcript;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.PolledDriver;
import org.slewd.rotator.radant.RadantCodec.Reply;

/** What to ask a Radant, and when to give up. */
final class RadantDriver extends PolledDriver {

    /** Question and answer are 18 ms on the wire; twice what Hamlib waits. */
    private static final long REPLY_TIMEOUT_NANOS = 400_000_000L;

    private static final long SETTLE_NANOS = 30_000_000L;

    private static final long POLL_NANOS = 250_000_000L;

    private enum Asked {
        POSITION,
        TARGET
    }

    private final LineSplitter lines = new LineSplitter(RadantCodec.MAX_LINE);

    private Asked asked = Asked.POSITION;

    RadantDriver(long nowNanos) {
        super(Radant.TRAITS, new Pace(REPLY_TIMEOUT_NANOS, SETTLE_NANOS, POLL_NANOS), nowNanos);
    }

    @Override
    protected void forget(long nowNanos) {
        lines.clear();
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        lines.push(received, line -> take(RadantCodec.read(line), line, nowNanos));
    }

    private void take(Reply reply, String line, long nowNanos) {
        if (reply instanceof Reply.Position position) {
            if (isAwaiting() && asked == Asked.POSITION) {
                located(position.pointing(), nowNanos);
            }
        } else if (reply instanceof Reply.Accepted) {
            if (isAwaiting() && asked == Asked.TARGET) {
                acknowledged(nowNanos);
            }
        } else if (reply instanceof Reply.Refusal) {
            refused(nowNanos);
        } else if (reply instanceof Reply.Garbled garbled) {
            garbled("the controller sent \"" + Transcript.escape(line.getBytes(StandardCharsets.ISO_8859_1)) + "\", "
                    + garbled.why() + "; slewd ignored it and asks again");
        }
    }

    private void refused(long nowNanos) {
        boolean toldSomething = orders().refused("\"ERR\"", "check the controller's limits");
        if (isAwaiting() && asked == Asked.TARGET) {
            acknowledged(nowNanos);
        } else if (!toldSomething) {
            garbled("the controller refused a question (it answered \"ERR\"); slewd asks again; check the speed of the"
                    + " line and that the controller is a Radant");
        }
    }

    @Override
    protected void gaveUp(long nowNanos) {
        pollAt(nowNanos + REPLY_TIMEOUT_NANOS); // what is late arrives meanwhile, and is dropped
    }

    @Override
    protected byte[] question(long nowNanos) {
        asked = Asked.POSITION;
        return RadantCodec.question();
    }

    @Override
    protected List<Words> target(Pointing target) {
        asked = Asked.TARGET;
        return List.of(new Words(RadantCodec.target(target), true));
    }

    @Override
    public byte[] stopBytes() {
        return RadantCodec.stop();
    }
}
