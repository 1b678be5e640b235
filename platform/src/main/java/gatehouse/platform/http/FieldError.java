package gatehouse.platform.http;

/**
 * What is wrong with one field.
 *
 * @param pointer a JSON pointer into the body, or {@code ?name} for a query parameter, or {@code
 *     header:Name}, or {@code cookie:name}
 */
public record FieldError(String pointer, String detail) {}
