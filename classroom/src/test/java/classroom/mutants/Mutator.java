package classroom.mutants;

import com.github.javaparser.ast.Node;
import java.util.List;
import java.util.stream.Stream;

/** A kind of small change that is probably a mistake. */
interface Mutator {

    /** The changes of this kind at this node alone, some of which may not compile. */
    Stream<Change> at(Node node);

    /** All kinds: after PIT's, and what is easily forgotten in a server. */
    List<Mutator> ALL =
            List.of(new Conditions(), new Numbers(), new Statements(), new Returns(), new Calls(), new Texts());
}
