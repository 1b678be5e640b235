package gatehouse.control.letter;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;

/** Where nothing sends mail. */
@DefaultBean
@ApplicationScoped
class NoLetters implements Letters {
  @Override
  public boolean available() {
    return false;
  }

  @Override
  public void send(Letter letter) {
    // Nobody carries it; whoever asked is told on the page.
  }
}
