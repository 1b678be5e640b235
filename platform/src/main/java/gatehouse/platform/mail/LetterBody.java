package gatehouse.platform.mail;

/** A letter's two bodies, plain and HTML: one column, one button, readable without pictures. */
record LetterBody(String text, String html) {
  private static final String SIGNATURE =
      "This mail was sent by Gatehouse because of something done with this address. If you did not"
          + " expect it, you can ignore it.";

  static LetterBody of(Letter letter) {
    return new LetterBody(text(letter), html(letter));
  }

  private static String text(Letter letter) {
    StringBuilder text = new StringBuilder();
    letter.paragraphs().forEach(paragraph -> text.append(paragraph).append("\r\n\r\n"));
    Letter.Link link = letter.link();
    if (link != null) {
      text.append(link.label()).append(":\r\n").append(link.url()).append("\r\n\r\n");
    }
    return text.append("-- \r\n").append(SIGNATURE).append("\r\n").toString();
  }

  private static String html(Letter letter) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : letter.paragraphs()) {
      body.append("<p style=\"margin:0 0 16px\">").append(escaped(paragraph)).append("</p>");
    }
    Letter.Link link = letter.link();
    if (link != null) {
      body.append(
          """
          <p style="margin:24px 0"><a href="%1$s" style="background:#0a6a80;color:#ffffff;\
          padding:12px 20px;border-radius:7px;text-decoration:none;font-weight:600;\
          display:inline-block">%2$s</a></p>\
          <p style="margin:0 0 16px;color:#47565a;font-size:13px">If the button does not work, open \
          this address:<br><a href="%1$s" style="color:#0a6a80;word-break:break-all">%1$s</a></p>\
          """
              .formatted(escaped(link.url()), escaped(link.label())));
    }
    return """
    <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title></head>\
    <body style="margin:0;background:#f5f7f7;font-family:system-ui,sans-serif;font-size:15px;\
    line-height:22px;color:#121d20"><div style="max-width:560px;margin:0 auto;padding:32px 16px">\
    <p style="margin:0 0 16px;font-weight:600;font-size:17px">Gatehouse</p>\
    <div style="background:#ffffff;border:1px solid #e3e8e9;border-radius:12px;padding:24px">%s</div>\
    <p style="margin:16px 8px;color:#5f6f73;font-size:12px">%s</p></div></body></html>
    """
        .formatted(escaped(letter.subject()), body, SIGNATURE);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
