package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Methods as a caller who is logged in asks them; what they answer is held to the document. */
final class AskedMethods {

    private final Dispatcher dispatcher;
    private final JsonSchema schemas = new JsonSchema(OpenRpc.schemas());

    AskedMethods(List<Method> methods) {
        dispatcher = new Dispatcher(methods);
    }

    /** The whole answer. */
    JsonObject answer(String method, JsonObject params) {
        return answer(new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", method)
                .put("params", params)
                .encode());
    }

    /** The whole answer to a request as it stands on the wire. */
    JsonObject answer(String request) {
        return new JsonObject(dispatcher
                .dispatch(request, new FakeCaller(true))
                .toCompletableFuture()
                .join()
                .orElseThrow());
    }

    /** The result, which has to be as {@code schema} says. */
    JsonObject ask(String method, String schema, JsonObject params) {
        JsonObject answer = answer(method, params);
        assertThat(answer.getJsonObject("error")).isNull();
        assertThat(schemas.problems(answer.getValue("result"), JsonSchema.named(schema)))
                .isEmpty();
        return answer.getJsonObject("result");
    }
}
