package gatehouse.control.workspace;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an Admin may change of a workspace (JSON merge patch, RFC 7396): an absent field stays, null
 * clears it where the workspace's is optional.
 */
@SuppressWarnings("NullableOptional") // null: absent in the patch; empty: null there
public record WorkspaceChange(
    @Nullable
        @Size(min = 1, max = 120, message = "Use 1 to 120 characters")
        @Pattern(regexp = "\\P{Cntrl}*\\S\\P{Cntrl}*", message = "Not blank, no control characters")
        String name,
    @Nullable
        Optional<
            @Email(message = "Must be an e-mail address") @Size(max = 254, message = "Too long")
            String>
        contactEmail,
    @Nullable
        @Pattern(
            regexp = "[a-z]{2,3}(-[A-Z]{2})?",
            message = "Must be a language such as en or de-AT")
        String locale,
    @Nullable String timeZone,
    @Nullable
        @Min(value = 1, message = "At least 1 day")
        @Max(value = 365, message = "At most 365 days")
        Integer invitationDays,
    @Nullable
        Optional<
            @Min(value = 5, message = "At least 5 minutes")
            @Max(value = 10080, message = "At most a week") Integer>
        sessionIdleMinutes,
    @Nullable
        Optional<
            @Min(value = 1, message = "At least 1 hour")
            @Max(value = 720, message = "At most 30 days") Integer>
        sessionHours,
    @Nullable Boolean requireTwoFactor,
    @Nullable Boolean managersMayInviteAdmins,
    @Nullable Optional<String> requiredProvider) {}
