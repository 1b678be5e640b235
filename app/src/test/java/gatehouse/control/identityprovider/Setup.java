package gatehouse.control.identityprovider;

import gatehouse.testkit.FakeProvider;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets providers up over HTTP, as an Admin or an operator does. */
final class Setup {
  private Setup() {}

  /** The body of a new provider that brings in people of allowed.example as Editors. */
  static Map<String, Object> draft(String name, String issuer) {
    Map<String, Object> draft = new HashMap<>();
    draft.put("name", name);
    draft.put("issuer", issuer);
    draft.put("clientId", FakeProvider.CLIENT_ID);
    draft.put("clientSecret", FakeProvider.CLIENT_SECRET);
    draft.put("jit", true);
    draft.put("defaultRole", "editor");
    draft.put("allowedDomains", List.of("allowed.example"));
    return draft;
  }

  static String inWorkspace(
      RequestSpecification admin, String workspace, Map<String, Object> draft) {
    return created(admin.body(draft).post("/workspaces/" + workspace + "/identity-providers"));
  }

  static String onServer(RequestSpecification operator, Map<String, Object> draft) {
    return created(operator.body(draft).post("/operator/identity-providers"));
  }

  private static String created(Response answer) {
    return answer.then().statusCode(201).extract().path("id");
  }
}
