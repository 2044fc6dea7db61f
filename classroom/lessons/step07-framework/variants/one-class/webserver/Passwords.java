package webserver;

import java.util.UUID;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

final class Passwords {
    static String hash(String password) throws Exception {
        String salt = UUID.randomUUID().toString();
        return salt + " " + hash(password, salt);
    }

    static boolean matches(String password, String kept) throws Exception {
        String[] parts = kept.split(" ");
        return hash(password, parts[0]).equals(parts[1]);
    }

    static String hash(String password, String salt) throws Exception {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt.getBytes(), 5_000, 256);
        byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        return new java.math.BigInteger(1, hash).toString(36);
    }
}
