package io.github.ledis4j.examples.leaderboard;

import io.github.ledis4j.command.ledis.LedisScoredMember;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.examples.leaderboard.Board.Standing;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests into commands and values into JSON.
 *
 * <pre>
 * POST /players/ann?points=5   gives points          GET /top?n=10   the best
 * GET  /players/ann            where a player stands  GET /           a page to look at it
 * </pre>
 */
final class BoardHandler implements Handler<HttpServerRequest> {
  private static final String PLAYERS = "/players/";

  private final Board board;
  private final String page;

  BoardHandler(Board board, String page) {
    this.board = board;
    this.page = page;
  }

  @Override
  public void handle(HttpServerRequest request) {
    try {
      route(request);
    } catch (IllegalArgumentException e) {
      answer(request, 400, problem(e));
    }
  }

  private void route(HttpServerRequest request) {
    String path = request.path();
    if (path.equals("/") && request.method() == HttpMethod.GET) {
      request.response().putHeader("Content-Type", "text/html; charset=utf-8").end(page);
    } else if (path.equals("/top") && request.method() == HttpMethod.GET) {
      int count = (int) number(request, "n", 10, 1_000);
      answer(request, board.top(count).thenCombine(board.players(), BoardHandler::json));
    } else if (path.startsWith(PLAYERS) && request.method() == HttpMethod.GET) {
      answer(request, board.find(player(path)).thenApply(BoardHandler::json));
    } else if (path.startsWith(PLAYERS) && request.method() == HttpMethod.POST) {
      long points = number(request, "points", 1, 1_000_000);
      answer(request, board.add(player(path), points).thenApply(BoardHandler::json));
    } else {
      answer(request, 404, new JsonObject().put("error", "there is nothing here"));
    }
  }

  private static String player(String path) {
    String name = URLDecoder.decode(path.substring(PLAYERS.length()), StandardCharsets.UTF_8);
    if (name.isBlank() || name.length() > 100) {
      throw new IllegalArgumentException("a player's name has 1 to 100 characters");
    }
    return name;
  }

  private static long number(HttpServerRequest request, String name, long normal, long most) {
    String text = request.getParam(name);
    if (text == null) {
      return normal;
    }
    if (!text.matches("[0-9]{1,9}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
      throw new IllegalArgumentException(name + " is a number from 1 to " + most);
    }
    return Long.parseLong(text);
  }

  private static void answer(
      HttpServerRequest request, CompletableFuture<@Nullable JsonObject> value) {
    value.whenComplete(
        (json, failure) -> {
          if (failure != null) {
            // What was not sent may be sent again; what is unknown may have been counted.
            answer(request, 503, problem(failure).put("outcome", Outcome.of(failure).toString()));
          } else if (json == null) {
            answer(request, 404, new JsonObject().put("error", "no such player"));
          } else {
            answer(request, 200, json);
          }
        });
  }

  private static void answer(HttpServerRequest request, int status, JsonObject json) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(json.encode());
  }

  private static JsonObject problem(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new JsonObject().put("error", cause.getMessage());
  }

  private static @Nullable JsonObject json(@Nullable Standing standing) {
    return standing == null
        ? null
        : new JsonObject()
            .put("player", standing.player())
            .put("points", standing.points())
            .put("rank", standing.rank());
  }

  private static JsonObject json(List<LedisScoredMember<String>> best, long players) {
    JsonArray rows = new JsonArray();
    best.forEach(
        row -> rows.add(new JsonObject().put("player", row.member()).put("points", row.score())));
    return new JsonObject().put("players", players).put("top", rows);
  }
}
