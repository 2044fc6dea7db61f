package classroom;

import picocli.CommandLine.IVersionProvider;

/** What {@code classroom/grade --version} says. */
final class Versions implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"The web-server workbook, on Java " + Runtime.version()};
    }
}
