package gatehouse.control.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.control.mcpserver.AuthKind;
import gatehouse.control.mcpserver.AuthLevel;
import gatehouse.control.mcpserver.GivenClients;
import gatehouse.control.mcpserver.McpServer;
import gatehouse.control.mcpserver.McpServers;
import gatehouse.control.mcpserver.OAuthSettings;
import gatehouse.platform.crypto.Sealer;
import gatehouse.platform.database.Database;
import gatehouse.platform.http.PublicUrl;
import gatehouse.platform.ids.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who this server is to authorization servers when people reach it over TLS, as most do. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // injected
class ClientDocumentTest {
  private static final URI THERE = URI.create("https://login.example/any");

  @Inject Database database;
  @Inject McpServers servers;
  @Inject GivenClients given;
  @Inject ClientRegistration registration;
  @Inject Sealer sealer;
  @Inject Ids ids;
  @Inject Clock clock;

  @Test
  void overTlsTheAddressOfOurDocumentIsWhoWeAreAndNobodyIsAskedToRegisterUs() {
    ClientDocument document =
        new ClientDocument(new PublicUrl(Optional.of("https://gatehouse.example"), 443));
    OAuthClient client =
        new OAuthClients(database, servers, given, registration, document, sealer, ids, clock)
            .of(server(), authorization());
    assertThat(client.id()).isEqualTo("https://gatehouse.example/api/v1/oauth/client");
    assertThat(client.secret()).isNull();
    assertThat(client.method()).isEqualTo(OAuthClient.Method.NONE);
    ClientDocument.ClientMetadata said = document.metadata();
    assertThat(said.clientId()).isEqualTo(client.id());
    assertThat(said.applicationType()).isEqualTo("web");
    assertThat(said.redirectUris()).containsExactly("https://gatehouse.example/connect/callback");
    assertThat(said.tokenEndpointAuthMethod()).isEqualTo("none");
  }

  private static AuthorizationServer authorization() {
    return new AuthorizationServer(
        "https://login.example", THERE, THERE, THERE, null, true, true, List.of(), List.of());
  }

  private static McpServer server() {
    return new McpServer(
        new UUID(0, 1),
        new UUID(0, 2),
        new UUID(0, 3),
        "tickets",
        "Tickets",
        "",
        URI.create("https://tickets.example/mcp"),
        AuthKind.OAUTH,
        AuthLevel.USER,
        null,
        "",
        OAuthSettings.NONE,
        true,
        Instant.EPOCH,
        1);
  }
}
