package gatehouse.control.audit;

import gatehouse.platform.crypto.Tokens;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it stands in the database.
 *
 * <p>Its hash is SHA-256 over the hash of the entry before it (32 bytes; zeroes before the first)
 * and its canonical form in UTF-8: a JSON array of, in this order, workspace id, seq, id, at (UTC,
 * as Java's {@link Instant#toString}), actor type, id, name, action, subject type, id, name,
 * before, after, address, request id. Written as {@link CanonicalJson} does; what is absent is
 * null. Anyone with a dump can compute it.
 *
 * @param workspaceId the chain it belongs to
 * @param before JSON object, canonical until the database has turned it over
 * @param after likewise
 * @param hash in hex
 */
record AuditEntry(
    UUID workspaceId,
    long seq,
    UUID id,
    Instant at,
    String actorType,
    @Nullable String actorId,
    String actorName,
    String action,
    String subjectType,
    @Nullable String subjectId,
    String subjectName,
    String before,
    String after,
    @Nullable String address,
    @Nullable String requestId,
    String hash) {

  /** The same entry with the hash it must have behind {@code previous}. */
  AuditEntry hashed(String previous) {
    return new AuditEntry(
        workspaceId,
        seq,
        id,
        at,
        actorType,
        actorId,
        actorName,
        action,
        subjectType,
        subjectId,
        subjectName,
        before,
        after,
        address,
        requestId,
        hashBehind(previous, before, after));
  }

  /** Whether its hash is right behind {@code previous}; before and after in whatever form. */
  boolean follows(String previous) {
    return hash.equals(hashBehind(previous, canonical(before), canonical(after)));
  }

  private static String canonical(String json) {
    return CanonicalJson.write(CanonicalJson.read(json));
  }

  private String hashBehind(String previous, String before, String after) {
    String canonical =
        CanonicalJson.write(
            Arrays.asList(
                workspaceId.toString(),
                seq,
                id.toString(),
                at.toString(),
                actorType,
                actorId,
                actorName,
                action,
                subjectType,
                subjectId,
                subjectName,
                new CanonicalJson.Canonical(before),
                new CanonicalJson.Canonical(after),
                address,
                requestId));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex(previous));
    bytes.writeBytes(canonical.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Tokens.sha256(bytes.toByteArray()));
  }
}
