package gatehouse.control.apitoken;

import gatehouse.control.apitoken.PersonalTokensResource.PersonalTokenView;
import gatehouse.control.personaldata.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Consumer;

/** The person's own API tokens, without their secrets. */
@ApplicationScoped
class TokenData implements PersonalData {
  private final PersonalTokens tokens;

  TokenData(PersonalTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public String name() {
    return "apiTokens";
  }

  @Override
  public void tell(UUID account, Consumer<Object> piece) {
    tokens.of(account).forEach(token -> piece.accept(PersonalTokenView.of(token, null)));
  }
}
