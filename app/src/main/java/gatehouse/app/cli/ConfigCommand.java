package gatehouse.app.cli;

import gatehouse.platform.config.SettingsGuide;

/** Prints the guide's page about the settings. */
final class ConfigCommand implements Command {
  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "List all settings, as Markdown";
  }

  @Override
  public int run(Invocation invocation) {
    invocation.out().print(SettingsGuide.markdown());
    return CommandLine.DONE;
  }
}
