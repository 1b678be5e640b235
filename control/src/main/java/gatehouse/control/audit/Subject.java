package gatehouse.control.audit;

import org.jspecify.annotations.Nullable;

/**
 * What or whom an entry is about.
 *
 * @param type such as {@code account}, {@code member}, {@code workspace}
 * @param id its TypeID, if it has one
 * @param name as it was called at that time
 */
public record Subject(String type, @Nullable String id, String name) {}
