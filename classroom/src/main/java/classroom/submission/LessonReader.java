package classroom.submission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what is taken of one submission into memory; an archive is gone through once for all its lessons. */
final class LessonReader {

    private record Place(Part part, String path) {}

    private final Budget budget = new Budget();
    private final Map<Source, Map<Item, Place>> places = new HashMap<>();
    private final SortedMap<Integer, LessonFiles> lessons = new TreeMap<>();

    private LessonReader() {}

    static SortedMap<Integer, LessonFiles> read(List<Taken> taken) throws Refused {
        LessonReader reader = new LessonReader();
        for (Taken lesson : taken) {
            reader.expect(lesson);
        }
        for (Source source : reader.places.keySet()) {
            reader.read(source);
        }
        return reader.lessons;
    }

    private void expect(Taken taken) throws Refused {
        Part sources = Part.sources(taken.lesson());
        Part site = Part.site(taken.lesson());
        expect(taken.source(), taken.sources(), sources);
        expect(taken.source(), taken.site(), site);
        lessons.put(taken.lesson(), new LessonFiles(taken.lesson(), sources.files(), site.files()));
    }

    private void expect(Source source, List<Taken.TakenFile> files, Part part) throws Refused {
        Map<Item, Place> ofSource = places.computeIfAbsent(source, same -> new HashMap<>());
        for (Taken.TakenFile file : files) {
            part.expect(file.path());
            ofSource.put(file.item(), new Place(part, file.path()));
        }
        part.refuseFileAsFolder();
    }

    private void read(Source source) throws Refused {
        Map<Item, Place> wanted = places.get(source);
        source.readSafely(wanted.keySet(), (item, content) -> {
            Place place = wanted.get(item);
            place.part().add(place.path(), content, budget);
        });
    }
}
