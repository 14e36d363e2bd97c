package io.payloom.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The commands that the documents tell readers to paste do what they say. */
@EnabledIf("io.payloom.support.ShellTools#areThereOrDue")
class ExamplesTests {

    private static final String SECRET = "local-only-merchant-secret-0123456789abcdef";
    private static final Pattern SIGNED = Pattern.compile(
            "(?s)BODY<(.*)>.*keyId=\"(.*?)\",timestamp=\"(\\d+)\",nonce=\"(\\w+)\",signature=\"(\\S+)\"");

    @Test
    void keysCanBeUsedAsTheyAreMade() throws IOException, GeneralSecurityException {
        String made = bash(operations("PAYLOOM_VAULT_KEYSET"));

        AeadConfig.register();
        Aead aead = TinkJsonProtoKeysetFormat.parseKeyset(
                        after("PAYLOOM_VAULT_KEYSET=", made), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
        byte[] sealed = aead.encrypt(new byte[] {1, 2, 3}, new byte[0]);
        assertThat(aead.decrypt(sealed, new byte[0])).containsExactly(1, 2, 3);
        assertThat(Base64.getDecoder().decode(after("PAYLOOM_VAULT_HASHKEY=", made)))
                .hasSize(32);
    }

    @Test
    void tokensOfOperatorsAreMadeTogetherWithTheirHashes() throws IOException, GeneralSecurityException {
        String made = bash(operations("payloom.ops.operators"));

        String token = after("for the person, once: ", made);
        assertThat(token).hasSizeGreaterThanOrEqualTo(64);
        assertThat(after("for payloom.ops.operators: ", made))
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void callOfTheReadmeIsSignedSoThatItIsAccepted() throws IOException, GeneralSecurityException {
        String call = Document.read(Path.of("README.md")).blocks("bash").stream()
                .filter(block -> block.contains("curl"))
                .findFirst()
                .orElseThrow();

        Matcher signed = SIGNED.matcher(bash("curl() { printf '%s\\n' \"${@: -1}\" ; }\n"
                + call.replace("curl -s", "echo \"BODY<$body>\"; curl -s")));

        assertThat(signed.find()).isTrue();
        assertThat(signed.group(2)).isEqualTo("local-only-key-1");
        assertThat(signed.group(5))
                .isEqualTo(hmac("POST\n/v1/payments\n" + signed.group(3) + "\n" + signed.group(4) + "\n"
                        + signed.group(1) + "\n"));
    }

    private static String operations(String about) {
        return Document.read(Path.of("docs/operations.md")).blocks("bash").stream()
                .filter(block -> block.contains(about))
                .findFirst()
                .orElseThrow();
    }

    private static String hmac(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String bash(String script) throws IOException {
        Path file = Files.writeString(Files.createTempFile("example", ".sh"), script);
        Process bash = new ProcessBuilder("bash", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.onExit().join().exitValue()).as(output).isZero();
        Files.delete(file);
        return output;
    }

    private static String after(String name, String output) {
        return output.lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }
}
