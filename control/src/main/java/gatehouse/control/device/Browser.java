package gatehouse.control.device;

import java.util.List;

/**
 * A browser in people's words, guessed from its User-Agent: for recognising one's own in a list and
 * nothing else, as anyone can send any.
 */
record Browser(String browser, String os, String name) {
  private record Mark(String part, String name) {}

  /** The order matters: all claim to be the ones behind them. */
  private static final List<Mark> BROWSERS =
      List.of(
          new Mark("Edg/", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("SamsungBrowser/", "Samsung Internet"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Chrome/", "Chrome"),
          new Mark("Safari/", "Safari"),
          new Mark("curl/", "curl"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Windows", "Windows"),
          new Mark("Mac OS X", "macOS"),
          new Mark("Linux", "Linux"));

  static Browser of(String userAgent) {
    String browser = find(BROWSERS, userAgent, "Unknown browser");
    String os = find(SYSTEMS, userAgent, "unknown system");
    return new Browser(browser, os, browser + " on " + os);
  }

  private static String find(List<Mark> marks, String userAgent, String otherwise) {
    return marks.stream()
        .filter(mark -> userAgent.contains(mark.part()))
        .map(Mark::name)
        .findFirst()
        .orElse(otherwise);
  }
}
