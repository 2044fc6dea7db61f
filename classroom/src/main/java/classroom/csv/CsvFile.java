package classroom.csv;

import classroom.BadInput;
import classroom.csv.CsvText.NotCsv;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A CSV file of the instructor's, in UTF-8, or in UTF-16 with a mark of its byte order.
 *
 * @param charset what its bytes are in
 */
public record CsvFile(Path path, Charset charset, CsvText content) {

    /**
     * Reads it.
     *
     * @param what what it is called in a sentence: "The roster"
     * @throws BadInput if it cannot be read, or has no headings
     */
    public static CsvFile read(String what, Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            Charset charset = charset(bytes);
            CsvText content = CsvText.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            if (content.rows().isEmpty()) {
                throw new BadInput(what + " " + path + " is empty: a line of headings is looked for.");
            }
            return new CsvFile(path, charset, content);
        } catch (NoSuchFileException e) {
            throw new BadInput("There is no file " + path + ": name the file again.", e);
        } catch (CharacterCodingException e) {
            throw new BadInput(what + " " + path + " is not in UTF-8: save it as \"CSV UTF-8\".", e);
        } catch (NotCsv e) {
            throw new BadInput(what + " " + path + " is no CSV, as " + e.getMessage() + ": mend it.", e);
        } catch (IOException e) {
            throw new BadInput(what + " " + path + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2 || (bytes[0] & 0xFF) < 0xFE) {
            return StandardCharsets.UTF_8;
        }
        return (bytes[0] & 0xFF) == 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** The bytes of the file with all that was set. */
    public byte[] bytes() {
        return content.changed().getBytes(charset);
    }
}
