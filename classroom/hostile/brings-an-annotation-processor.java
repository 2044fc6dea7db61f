// It brings an annotation processor that would write into the canary's file.
// verdict: 100 points
package webserver;

import java.io.FileWriter;
import java.io.IOException;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
public final class Attack extends AbstractProcessor {
    static void run(String[] arguments) {}

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        try (FileWriter file = new FileWriter("{canary.file}")) {
            file.write("processed");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return false;
    }
}
// ==== META-INF/services/javax.annotation.processing.Processor
webserver.Attack
