package gatehouse.control.identityprovider;

import gatehouse.control.access.Role;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be set of a provider (JSON merge patch, RFC 7396): an absent field stays, or takes its
 * default when the provider is new.
 *
 * @param clientSecret kept sealed and never shown; null takes it away
 * @param trustEmail for the server's own only
 */
@SuppressWarnings("NullableOptional") // null: absent in the patch; empty: null there
record ProviderChange(
    @Nullable
        @Size(min = 1, max = 80, message = "Use 1 to 80 characters")
        @Pattern(regexp = "[^\\p{C}]*[^\\p{C}\\p{Z}][^\\p{C}]*", message = "Use visible characters")
        String name,
    @Nullable @Size(min = 1, max = 500, message = "Use 1 to 500 characters") String issuer,
    @Nullable
        @Size(min = 1, max = 255, message = "Use 1 to 255 characters")
        @Pattern(regexp = "[\\x21-\\x7e]*", message = "Use printable ASCII characters, no spaces")
        String clientId,
    @Nullable
        Optional<
            @Size(min = 1, max = 1000, message = "Use 1 to 1000 characters")
            @Pattern(regexp = "[\\x20-\\x7e]*", message = "Use printable ASCII characters") String>
        clientSecret,
    @Nullable @Size(max = 20, message = "At most 20 scopes")
        List<
                @Pattern(
                    regexp = "[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100}",
                    message = "Not a scope (RFC 6749, 3.3)")
                String>
            scopes,
    @Nullable Boolean enabled,
    @Nullable Boolean jit,
    @Nullable Role defaultRole,
    @Nullable @Size(max = 100, message = "At most 100 domains")
        List<@Size(max = 253, message = "Too long") String> allowedDomains,
    @Nullable Boolean trustEmail) {}
