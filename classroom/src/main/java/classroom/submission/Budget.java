package classroom.submission;

/** How much of one submission may still be read. What an archive says of its own sizes is never believed. */
final class Budget {
    private long entries = Limits.ENTRIES;
    private long bytes = Limits.UNPACKED_BYTES;

    void takeEntry() throws Refused {
        if (--entries < 0) {
            throw new Refused("It holds more than " + Limits.ENTRIES + " files:"
                    + " ask for the lesson folders alone, without target/ and .git/.");
        }
    }

    void takeBytes(long count) throws Refused {
        bytes -= count;
        if (bytes < 0) {
            throw new Refused("It unpacks to more than " + Limits.say(Limits.UNPACKED_BYTES)
                    + ": ask for the lesson folders alone.");
        }
    }
}
