package webserver.framework.sessions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret with which a server signs. It is never printed: whoever knows it can be anybody. */
public final class SessionKey {

    private static final String ALGORITHM = "HmacSHA256"; // RFC 2104
    private static final int BYTES = 32;

    private final byte[] secret;

    private SessionKey(byte[] secret) {
        this.secret = secret;
    }

    /** A key that nobody else has, and that is gone when the server ends. */
    public static SessionKey random() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return new SessionKey(secret);
    }

    /**
     * The key in a file, so that sessions outlive the server; without a file, makes one that only its owner may read.
     *
     * @throws UncheckedIOException if the file can be neither read nor made
     */
    public static SessionKey in(Path file) {
        try {
            if (Files.notExists(file)) {
                createForOwner(file);
                Files.writeString(file, Base64.getEncoder().encodeToString(random().secret));
            }
            return new SessionKey(
                    Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createForOwner(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    // TASK 7.5 Sign
    /** The signature of a text (HMAC-SHA256, RFC 2104), in Base64 for URLs. */
    String sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
