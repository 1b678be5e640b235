package gatehouse.control.signin;

import gatehouse.control.access.Permission;
import gatehouse.control.access.Requires;
import gatehouse.control.workspace.Workspace;
import gatehouse.control.workspace.Workspaces;
import gatehouse.platform.ids.IdType;
import gatehouse.platform.mail.Outbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What the sign-in page shows before anyone is signed in. */
@Path("/v1/sign-in-options")
@RunOnVirtualThread
class SignInOptionsResource {
  private final Workspaces workspaces;
  private final Instance<ProviderButtons> buttons;
  private final Outbox outbox;

  SignInOptionsResource(Workspaces workspaces, Instance<ProviderButtons> buttons, Outbox outbox) {
    this.workspaces = workspaces;
    this.buttons = buttons;
    this.outbox = outbox;
  }

  /**
   * The ways in.
   *
   * @param workspace absent when none was asked for or there is none of that slug
   * @param passwordAllowed false when the workspace asks for its identity provider
   * @param mail whether this server can send mail
   */
  record SignInOptions(
      String serverName,
      @Nullable WorkspaceName workspace,
      List<ProviderView> providers,
      boolean passwordAllowed,
      boolean mail) {}

  record WorkspaceName(String slug, String name) {}

  record ProviderView(String id, String name, String startUrl) {
    static ProviderView of(ProviderButton button) {
      return new ProviderView(
          IdType.IDENTITY_PROVIDER.format(button.id()), button.name(), button.startUrl());
    }
  }

  @GET
  @Requires(Permission.ANYONE)
  @Operation(summary = "The ways to sign in")
  public SignInOptions options(
      @QueryParam("workspace") @Nullable @Size(max = 64) String workspace) {
    Workspace wanted = workspace == null ? null : workspaces.find(workspace).orElse(null);
    List<ProviderView> providers =
        buttons.isResolvable()
            ? buttons.get().buttons(wanted == null ? null : wanted.id()).stream()
                .map(ProviderView::of)
                .toList()
            : List.of();
    return new SignInOptions(
        "Gatehouse",
        wanted == null ? null : new WorkspaceName(wanted.slug(), wanted.name()),
        providers,
        wanted == null || wanted.requiredProvider() == null,
        outbox.available());
  }
}
