package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.internal.command.ReplyFacts;
import io.github.ledis4j.internal.command.ReportText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes of the documentation of commands. */
final class CommandDocsReplies {
  static final ReplyMapper<Map<String, CommandDocs>> DOCS =
      reply -> all(ReplyFacts.MAPPER.map(reply));

  private CommandDocsReplies() {}

  private static Map<String, CommandDocs> all(ReplyFacts facts) {
    Map<String, CommandDocs> all = new LinkedHashMap<>();
    facts.names().forEach(name -> all.put(name, docs(facts.facts(name))));
    return Collections.unmodifiableMap(all);
  }

  private static CommandDocs docs(ReplyFacts facts) {
    return new Docs(
        facts.text("summary"),
        facts.text("since"),
        facts.text("group"),
        facts.textOrNull("complexity"),
        facts.textOrNull("module"),
        facts.textSet("doc_flags"),
        facts.textOrNull("deprecated_since"),
        facts.textOrNull("replaced_by"),
        facts.get("history").elements().stream().map(CommandDocsReplies::change).toList(),
        arguments(facts),
        all(facts.facts("subcommands")));
  }

  private static CommandChange change(Reply reply) {
    List<String> parts = ReplyFacts.texts(reply);
    return new Change(parts.get(0), parts.get(1));
  }

  private static List<CommandArgument> arguments(ReplyFacts facts) {
    return facts.list("arguments").stream().map(CommandDocsReplies::argument).toList();
  }

  private static CommandArgument argument(ReplyFacts facts) {
    return new Argument(
        facts.text("name"),
        facts.text("type"),
        facts.textOrNull("token"),
        facts.textOrNull("summary"),
        facts.textOrNull("since"),
        facts.textOrNull("deprecated_since"),
        facts.textSet("flags"),
        arguments(facts));
  }

  /** What stands behind {@link CommandDocs}. */
  record Docs(
      String summary,
      String since,
      String group,
      @Nullable String complexity,
      @Nullable String module,
      Set<String> flags,
      @Nullable String deprecatedSince,
      @Nullable String replacedBy,
      List<CommandChange> history,
      List<CommandArgument> arguments,
      Map<String, CommandDocs> subcommands)
      implements CommandDocs {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link CommandChange}. */
  record Change(String version, String change) implements CommandChange {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link CommandArgument}. */
  record Argument(
      String name,
      String type,
      @Nullable String token,
      @Nullable String summary,
      @Nullable String since,
      @Nullable String deprecatedSince,
      Set<String> flags,
      List<CommandArgument> arguments)
      implements CommandArgument {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
