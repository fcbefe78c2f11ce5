package io.github.ledis4j.command.redis;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ReplyFacts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies about libraries of functions. */
final class FunctionReplies {
  static final ReplyMapper<List<FunctionLibrary>> LIBRARIES =
      Replies.list(reply -> library(ReplyFacts.MAPPER.map(reply)));
  static final ReplyMapper<FunctionStats> STATS = reply -> stats(ReplyFacts.MAPPER.map(reply));

  private FunctionReplies() {}

  private static FunctionLibrary library(ReplyFacts facts) {
    return new FunctionReports.Library(
        facts.text("library_name"),
        facts.text("engine"),
        facts.list("functions").stream().map(FunctionReplies::function).toList(),
        facts.textOrNull("library_code"));
  }

  private static FunctionInfo function(ReplyFacts facts) {
    return new FunctionReports.Function(
        facts.text("name"), facts.textOrNull("description"), facts.textSet("flags"));
  }

  private static FunctionStats stats(ReplyFacts facts) {
    Map<String, FunctionStats.Engine> engines = new LinkedHashMap<>();
    ReplyFacts all = facts.facts("engines");
    all.names().forEach(name -> engines.put(name, engine(all.facts(name))));
    return new FunctionReports.Stats(running(facts.get("running_script")), engines);
  }

  private static FunctionStats.Engine engine(ReplyFacts facts) {
    return new FunctionReports.OneEngine(
        facts.integer("libraries_count"), facts.integer("functions_count"));
  }

  private static FunctionStats.@Nullable Running running(Reply reply) {
    if (reply.equals(Reply.NULL)) {
      return null;
    }
    ReplyFacts facts = ReplyFacts.of(reply);
    return new FunctionReports.RunningFunction(
        facts.text("name"),
        facts.texts("command"),
        Duration.ofMillis(facts.integer("duration_ms")));
  }
}
