package gatehouse.control.signin;

import java.util.UUID;

/**
 * A button of the sign-in page.
 *
 * @param startUrl the path that begins the sign-in at this provider
 */
public record ProviderButton(UUID id, String name, String startUrl) {}
