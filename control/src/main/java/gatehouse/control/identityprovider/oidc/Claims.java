package gatehouse.control.identityprovider.oidc;

import org.jspecify.annotations.Nullable;

/**
 * Who a provider says somebody is, after every check.
 *
 * @param subject never reassigned by the issuer; only this and the issuer identify a person
 * @param email null unless the provider says that it verified it
 */
public record Claims(
    String issuer, String subject, @Nullable String email, String firstName, String lastName) {}
