package io.github.ledis4j.command.redis.server;

import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import io.github.ledis4j.command.KeyValue;
import io.github.ledis4j.command.Replies;
import io.github.ledis4j.internal.command.ReplyFacts;
import io.github.ledis4j.internal.command.ReportText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shapes of the replies to {@link RedisServerCommands}, except the documentation. */
final class CommandInfoReplies {
  static final ReplyMapper<List<CommandInfo>> COMMANDS =
      Replies.list(reply -> info(Reply.of(reply)));
  static final ReplyMapper<List<@Nullable CommandInfo>> NAMED_COMMANDS =
      Replies.list(reply -> reply.isNull() ? null : info(Reply.of(reply)));
  static final ReplyMapper<List<ModuleInfo>> MODULES =
      Replies.list(reply -> module(ReplyFacts.MAPPER.map(reply)));

  private static final ReplyMapper<Set<String>> FLAGS = Replies.set(AdminReplies.TEXT);

  private CommandInfoReplies() {}

  /** Reads keys with what is done to each. */
  static <K> ReplyMapper<List<KeyValue<K, Set<String>>>> flaggedKeys(Codec<K> keys) {
    ReplyMapper<K> key = Replies.required(keys);
    return Replies.list(reply -> new KeyValue<>(reply.element(key), reply.element(FLAGS)));
  }

  private static CommandInfo info(Reply reply) {
    List<Reply> parts = reply.elements();
    return new Info(
        String.valueOf(parts.get(0).text()),
        parts.get(1).integer(),
        ReplyFacts.textSet(parts.get(2)),
        parts.get(3).integer(),
        parts.get(4).integer(),
        parts.get(5).integer(),
        ReplyFacts.textSet(part(parts, 6)),
        ReplyFacts.textSet(part(parts, 7)),
        part(parts, 8).elements().stream().map(CommandInfoReplies::keys).toList(),
        part(parts, 9).elements().stream().map(CommandInfoReplies::info).toList());
  }

  private static Reply part(List<Reply> parts, int index) {
    return index < parts.size() ? parts.get(index) : Reply.NULL;
  }

  private static KeySpecification keys(Reply reply) {
    ReplyFacts facts = ReplyFacts.of(reply);
    return new Keys(
        facts.textOrNull("notes"),
        facts.textSet("flags"),
        search(facts.facts("begin_search")),
        search(facts.facts("find_keys")));
  }

  private static KeySearch search(ReplyFacts facts) {
    ReplyFacts spec = facts.facts("spec");
    Map<String, String> parameters = new LinkedHashMap<>();
    spec.names().forEach(name -> parameters.put(name, spec.text(name)));
    return new Search(facts.text("type"), Collections.unmodifiableMap(parameters));
  }

  private static ModuleInfo module(ReplyFacts facts) {
    String path = facts.text("path");
    return new Module(
        facts.text("name"),
        facts.integer("ver"),
        path.isEmpty() ? null : path,
        facts.texts("args"));
  }

  /** What stands behind {@link CommandInfo}. */
  record Info(
      String name,
      long arity,
      Set<String> flags,
      long firstKey,
      long lastKey,
      long keyStep,
      Set<String> categories,
      Set<String> tips,
      List<KeySpecification> keySpecifications,
      List<CommandInfo> subcommands)
      implements CommandInfo {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link KeySpecification}. */
  record Keys(@Nullable String notes, Set<String> flags, KeySearch begin, KeySearch find)
      implements KeySpecification {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link KeySearch}. */
  record Search(String type, Map<String, String> parameters) implements KeySearch {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }

  /** What stands behind {@link ModuleInfo}. */
  record Module(String name, long version, @Nullable String path, List<String> arguments)
      implements ModuleInfo {
    @Override
    public String toString() {
      return ReportText.of(this);
    }
  }
}
