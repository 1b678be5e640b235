package gatehouse.control.invitation;

import gatehouse.control.access.Caller;
import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.access.Role;
import gatehouse.control.account.PersonName;
import gatehouse.control.invitation.Accepting.Accepted;
import gatehouse.control.invitation.Accepting.Shown;
import gatehouse.control.signin.EntranceCookies;
import gatehouse.control.signin.ProviderButton;
import gatehouse.control.signin.ProviderButtons;
import gatehouse.control.signin.Visit;
import gatehouse.control.workspace.Workspace;
import gatehouse.platform.crypto.PasswordPolicy;
import gatehouse.platform.http.FieldError;
import gatehouse.platform.http.ProblemException;
import gatehouse.platform.http.ProblemType;
import gatehouse.platform.http.RequestInfo;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.limits.Limit;
import gatehouse.platform.limits.Limits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The link in an invitation, for whoever holds it. */
@Path("/v1/invitations/{token}")
@RunOnVirtualThread
class InvitationLinkResource {
  private final Accepting accepting;
  private final ProviderButtons buttons;
  private final EntranceCookies cookies;
  private final RequestInfo info;
  private final Limits limits;
  private final Caller caller;

  InvitationLinkResource(
      Accepting accepting,
      ProviderButtons buttons,
      EntranceCookies cookies,
      RequestInfo info,
      Limits limits,
      Caller caller) {
    this.accepting = accepting;
    this.buttons = buttons;
    this.cookies = cookies;
    this.info = info;
    this.limits = limits;
    this.caller = caller;
  }

  record WorkspaceName(String slug, String name) {}

  /**
   * A way in beside the password.
   *
   * @param joins whether coming in through it accepts the invitation by itself
   */
  record ProviderWay(String id, String name, String startUrl, boolean joins) {}

  /**
   * What the holder of the link needs to know.
   *
   * @param passwordNeeded they are new here: a name and a password make their account
   * @param signInNeeded there is an account, and this browser is not signed in with it
   * @param signedInAs who this browser is signed in as, if anybody
   */
  record InvitationLink(
      WorkspaceName workspace,
      String email,
      Role role,
      String invitedBy,
      @Nullable String note,
      Instant expiresAt,
      boolean passwordNeeded,
      boolean signInNeeded,
      @Nullable String signedInAs,
      List<ProviderWay> providers) {}

  /** For someone new; whoever is signed in sends an empty object. */
  record InvitationAcceptance(
      @Nullable @Size(max = PersonName.LONGEST) String firstName,
      @Nullable @Size(max = PersonName.LONGEST) String lastName,
      @Nullable @Size(max = 4 * PasswordPolicy.LONGEST) String password) {
    @Override
    public String toString() {
      return "InvitationAcceptance";
    }
  }

  /** Where they are now. */
  record InvitationAccepted(WorkspaceName workspace, Role role, String memberId, String email) {}

  @GET
  @Requires(Permission.ANYONE)
  @Operation(summary = "What an invitation's link is for, as long as it works")
  public RestResponse<InvitationLink> show(@PathParam("token") String token) {
    limit();
    Shown shown = accepting.show(token);
    String signedIn = caller.isKnown() ? caller.identity().email() : null;
    boolean owner = signedIn != null && signedIn.equalsIgnoreCase(shown.invitation().email());
    Workspace workspace = shown.workspace();
    return RestResponse.ResponseBuilder.ok(
            new InvitationLink(
                new WorkspaceName(workspace.slug(), workspace.name()),
                shown.invitation().email(),
                shown.invitation().role(),
                shown.invitation().inviterName(),
                shown.invitation().note(),
                shown.invitation().expiresAt(),
                !shown.hasAccount() && workspace.requiredProvider() == null,
                shown.hasAccount() && !owner,
                signedIn,
                providers(workspace)))
        .header("Cache-Control", "no-store")
        .build();
  }

  @POST
  @Requires(Permission.ANYONE)
  @Operation(summary = "Accept: as whoever is signed in, or with a new account")
  public RestResponse<InvitationAccepted> accept(
      @PathParam("token") String token,
      @Valid @NotNull(message = "A JSON body is needed") InvitationAcceptance body,
      @Context HttpServerRequest request) {
    limit();
    Accepted accepted =
        caller.isKnown()
            ? accepting.join(token, caller.identity())
            : begin(token, body, Visit.of(request, info));
    RestResponse.ResponseBuilder<InvitationAccepted> answer =
        RestResponse.ResponseBuilder.ok(
            new InvitationAccepted(
                new WorkspaceName(accepted.workspace().slug(), accepted.workspace().name()),
                accepted.member().role(),
                IdType.MEMBER.format(accepted.member().id()),
                accepted.account().email()));
    if (accepted.entered() != null) {
      answer.cookie(cookies.of(accepted.entered()));
    }
    return answer.build();
  }

  private Accepted begin(String token, InvitationAcceptance body, Visit visit) {
    Shown shown = accepting.show(token); // what does not work any more needs no right fields
    List<FieldError> missing = new ArrayList<>();
    String first = given(body.firstName(), "/firstName", "Tell your first name", missing);
    String last = given(body.lastName(), "/lastName", "Tell your last name", missing);
    String password = given(body.password(), "/password", "Choose a password", missing);
    if (!missing.isEmpty() && !shown.hasAccount()) {
      throw new ProblemException(
          ProblemType.INVALID_INPUT, "Tell your name and choose a password.", missing);
    }
    return accepting.begin(token, PersonName.of(first, last), password, visit);
  }

  private static String given(
      @Nullable String value, String field, String words, List<FieldError> missing) {
    if (value == null || value.isBlank()) {
      missing.add(new FieldError(field, words));
      return "";
    }
    return value;
  }

  private List<ProviderWay> providers(Workspace workspace) {
    Set<UUID> ofServer =
        buttons.buttons(null).stream().map(ProviderButton::id).collect(Collectors.toSet());
    return buttons.buttons(workspace.id()).stream()
        .filter(button ->
            workspace.requiredProvider() == null
                || workspace.requiredProvider().equals(button.id()))
        .map(button ->
            new ProviderWay(
                IdType.IDENTITY_PROVIDER.format(button.id()),
                button.name(),
                button.startUrl(),
                !ofServer.contains(button.id())))
        .toList();
  }

  private void limit() {
    limits.take(Limit.INVITATION_LINKS, info.address().orElse(""));
  }
}
