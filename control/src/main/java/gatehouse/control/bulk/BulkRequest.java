package gatehouse.control.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action on many rows.
 *
 * @param list such as {@code members}
 * @param scope what it is a list of, such as a project's slug or id; for lists that there are
 *     several of
 * @param action such as {@code suspend}
 * @param ids the rows; or
 * @param filter every row that matches, with the names and values of the list's own filters
 * @param arguments what the action needs to know, such as {@code {"role": "editor"}}
 */
public record BulkRequest(
    @NotBlank(message = "Name the list") String list,
    @Nullable @Size(max = 200, message = "Too long") String scope,
    @NotBlank(message = "Name the action") String action,
    @Nullable
        @Size(min = 1, max = 10_000, message = "Must have 1 to 10000 ids; use a filter for more")
        List<@NotBlank(message = "Must be an id") String> ids,
    @Nullable JsonNode filter,
    @Nullable JsonNode arguments) {}
