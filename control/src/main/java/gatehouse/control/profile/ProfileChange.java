package gatehouse.control.profile;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What to change of one's profile; an absent field stays. */
record ProfileChange(
    @Nullable
        @Size(min = 1, max = 120, message = "Use 1 to 120 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "Write your name")
        String firstName,
    @Nullable
        @Size(min = 1, max = 120, message = "Use 1 to 120 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "Write your name")
        String lastName,
    @Nullable
        @Pattern(
            regexp = "[a-z]{2,3}(-[A-Z]{2})?",
            message = "Must be a language such as en or de-AT")
        String locale,
    @Nullable @Size(max = 64) String timeZone) {}
