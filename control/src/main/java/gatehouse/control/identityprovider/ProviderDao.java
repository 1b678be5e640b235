package gatehouse.control.identityprovider;

import gatehouse.control.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL on the table identity_provider. */
final class ProviderDao {
  private static final String SELECT =
      """
      select id, workspace_id, name, issuer, client_id, client_secret is not null as has_secret,
        scopes, enabled, jit, default_role, allowed_domains, trust_email, created_at, version
      from identity_provider
      """;

  private final Handle handle;

  ProviderDao(Handle handle) {
    this.handle = handle;
  }

  void insert(Provider provider, byte @Nullable [] secret) {
    handle
        .createUpdate(
            """
            insert into identity_provider (id, workspace_id, name, issuer, client_id, client_secret,
              scopes, enabled, jit, default_role, allowed_domains, trust_email, created_at)
            values (:id, :workspaceId, :name, :issuer, :clientId, :secret, :scopeList, :enabled, :jit,
              :role, :domainList, :trustEmail, :createdAt)
            """)
        .bindMethods(provider)
        .bind("secret", secret)
        .bindArray("scopeList", String.class, provider.scopes())
        .bindArray("domainList", String.class, provider.allowedDomains())
        .bind("role", provider.defaultRole().code())
        .execute();
  }

  void update(Provider provider) {
    handle
        .createUpdate(
            """
            update identity_provider set name = :name, issuer = :issuer, client_id = :clientId,
              scopes = :scopeList, enabled = :enabled, jit = :jit, default_role = :role,
              allowed_domains = :domainList, trust_email = :trustEmail, version = version + 1
            where id = :id
            """)
        .bindMethods(provider)
        .bindArray("scopeList", String.class, provider.scopes())
        .bindArray("domainList", String.class, provider.allowedDomains())
        .bind("role", provider.defaultRole().code())
        .execute();
  }

  void secret(UUID id, byte @Nullable [] secret) {
    handle
        .createUpdate("update identity_provider set client_secret = :secret where id = :id")
        .bind("id", id)
        .bind("secret", secret)
        .execute();
  }

  /** The sealed secret; nothing when it has none. */
  Optional<byte[]> secret(UUID id) {
    return handle
        .createQuery(
            "select client_secret from identity_provider where id = :id and client_secret is not null")
        .bind("id", id)
        .mapTo(byte[].class)
        .findOne();
  }

  Optional<Provider> find(UUID id) {
    return one(SELECT + "where id = :id", id);
  }

  Map<UUID, String> names(Collection<UUID> ids) {
    return handle
        .createQuery("select id, name from identity_provider where id = any(:ids)")
        .bind("ids", ids.toArray(UUID[]::new))
        .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Also waits for whoever changes it at the moment. */
  Optional<Provider> lock(UUID id) {
    return one(SELECT + "where id = :id for update", id);
  }

  /** The provider as it stays until the transaction ends. */
  Optional<Provider> hold(UUID id) {
    return one(SELECT + "where id = :id for share", id);
  }

  void delete(UUID id) {
    handle.execute("delete from identity_provider where id = ?", id);
  }

  /** The workspace's own, by name. */
  List<Provider> of(UUID workspace) {
    return handle
        .createQuery(SELECT + "where workspace_id = :workspace order by lower(name), id")
        .bind("workspace", workspace)
        .map(new Rows())
        .list();
  }

  List<Provider> ofServer() {
    return handle
        .createQuery(SELECT + "where workspace_id is null order by lower(name), id")
        .map(new Rows())
        .list();
  }

  /** True while some workspace lets nobody in but through it. */
  boolean required(UUID id) {
    return handle
        .createQuery("select exists (select from workspace where required_provider = :id)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private Optional<Provider> one(String sql, UUID id) {
    return handle.createQuery(sql).bind("id", id).map(new Rows()).findOne();
  }

  private static final class Rows implements RowMapper<Provider> {
    @Override
    public Provider map(ResultSet row, StatementContext context) throws SQLException {
      return new Provider(
          row.getObject("id", UUID.class),
          row.getObject("workspace_id", UUID.class),
          row.getString("name"),
          row.getString("issuer"),
          row.getString("client_id"),
          row.getBoolean("has_secret"),
          List.of((String[]) row.getArray("scopes").getArray()),
          row.getBoolean("enabled"),
          row.getBoolean("jit"),
          Role.of(row.getInt("default_role")),
          List.of((String[]) row.getArray("allowed_domains").getArray()),
          row.getBoolean("trust_email"),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          row.getLong("version"));
    }
  }
}
