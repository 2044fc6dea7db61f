package classroom.grading;

import static org.assertj.core.api.Assertions.assertThat;

import classroom.submission.LessonFiles;
import classroom.submission.Submission;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RoomTest {

    private static final int MIB = 1 << 20;

    @Test
    void holdsWhatIsReadUntilItIsLetGo() throws InterruptedException {
        Room room = new Room(200L * MIB);
        Room.Held held = room.read(() -> submission(40 * MIB));
        assertThat(room.free()).isEqualTo(200 - 41);
        held.letGo().run();
        assertThat(room.free()).isEqualTo(200);
    }

    @Test
    @Timeout(60)
    void theNextIsReadWhenThereIsRoomAgain() throws InterruptedException {
        Room room = new Room(1);
        Room.Held first = room.read(() -> submission(Submission.MOST_MEBIBYTES * MIB));
        Thread next = new Thread(() -> readAndLetGo(room));
        next.start();
        while (next.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        first.letGo().run();
        next.join();
        assertThat(room.free()).isEqualTo(1 + Submission.MOST_MEBIBYTES);
    }

    private static void readAndLetGo(Room room) {
        try {
            room.read(() -> submission(1)).letGo().run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Submission submission(int siteBytes) {
        TreeMap<String, byte[]> site = new TreeMap<>();
        site.put("big.bin", new byte[siteBytes]);
        TreeMap<Integer, LessonFiles> lessons = new TreeMap<>();
        lessons.put(3, new LessonFiles(3, new TreeMap<>(), site));
        return new Submission("ada", lessons, "", false);
    }
}
