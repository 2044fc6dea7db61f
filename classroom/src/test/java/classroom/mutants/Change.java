package classroom.mutants;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;

/**
 * Another text for a part of a file.
 *
 * @param range the part
 * @param text what stands there instead
 */
record Change(Range range, String text) {

    /** Another text for all of a node. */
    static Change of(Node node, String text) {
        return new Change(node.getRange().orElseThrow(), text);
    }

    /** One node, as it is written, in the place of another one around it. */
    static Change keep(Node whole, Node part) {
        return of(whole, text(part));
    }

    /** The node left out; a statement leaves an empty one. */
    static Change without(Node node) {
        return of(node, ";");
    }

    static Change of(JavaToken token, String text) {
        return new Change(token.getRange().orElseThrow(), text);
    }

    /** A node as it is written. */
    static String text(Node node) {
        return node.getTokenRange().orElseThrow().toString();
    }
}
