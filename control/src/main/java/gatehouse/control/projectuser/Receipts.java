package gatehouse.control.projectuser;

import gatehouse.control.credential.Receipt;
import gatehouse.platform.ids.IdType;
import java.time.Instant;
import java.util.List;

/** What became of credentials that were revoked. */
record Receipts(List<ReceiptView> receipts) {
  /**
   * Of one server.
   *
   * @param by who revoked it, as they were called
   */
  record ReceiptView(
      ProjectUserView.ServerRef server,
      Receipt.Local local,
      Receipt.AtProvider provider,
      Instant at,
      String by) {}

  static Receipts of(List<Receipt> receipts) {
    return new Receipts(
        receipts.stream()
            .map(receipt ->
                new ReceiptView(
                    new ProjectUserView.ServerRef(
                        IdType.MCP_SERVER.format(receipt.serverId()), receipt.serverName()),
                    receipt.local(),
                    receipt.provider(),
                    receipt.at(),
                    receipt.by()))
            .toList());
  }
}
