package gatehouse.control.twofactor;

import io.nayuki.qrcodegen.QrCode;

/** Draws a QR code. Here on the server: the secret must go to no one else's drawing service. */
final class QrCodeSvg {
  private static final int BORDER = 4;

  private QrCodeSvg() {}

  static String of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d,%dh1v1h-1z".formatted(x + BORDER, y + BORDER));
        }
      }
    }
    int size = code.size + 2 * BORDER;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
    <path fill="#fff" d="M0,0h%1$dv%1$dH0z"/><path fill="#000" d="%2$s"/></svg>\
    """
        .formatted(size, path);
  }
}
