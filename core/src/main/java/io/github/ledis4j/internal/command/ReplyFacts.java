package io.github.ledis4j.internal.command;

import io.github.ledis4j.codec.Reply;
import io.github.ledis4j.codec.ReplyMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a reply to which servers add with every version: what is not known is passed
 * over, and what is missing has a default.
 */
public final class ReplyFacts {
  public static final ReplyMapper<ReplyFacts> MAPPER = reply -> of(Reply.of(reply));

  private final Map<String, Reply> all = new LinkedHashMap<>();

  private ReplyFacts() {}

  /** Reads a map, or an array of names and values in turn; null has no facts. */
  public static ReplyFacts of(Reply reply) {
    ReplyFacts facts = new ReplyFacts();
    List<Reply> elements = reply.elements();
    for (int i = 0; i + 1 < elements.size(); i += 2) {
      facts.all.put(String.valueOf(text(elements.get(i))), elements.get(i + 1));
    }
    return facts;
  }

  /** What a server tells may be what its users have sent, and that any bytes. */
  private static @Nullable String text(Reply reply) {
    return reply instanceof Reply.Text any ? LogText.of(any.bytes()) : reply.text();
  }

  /** Gives the texts of an array or a set, in its order. */
  public static List<String> texts(Reply reply) {
    return reply.elements().stream().map(element -> String.valueOf(text(element))).toList();
  }

  /** Gives the texts of an array or a set, in its order and unmodifiable. */
  public static Set<String> textSet(Reply reply) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(texts(reply)));
  }

  /** Gives the names, in the server's order. */
  public Set<String> names() {
    return all.keySet();
  }

  /** Gives a value as it came, {@link Reply#NULL} if it is missing. */
  public Reply get(String name) {
    return all.getOrDefault(name, Reply.NULL);
  }

  public String text(String name) {
    String text = textOrNull(name);
    return text == null ? "" : text;
  }

  public @Nullable String textOrNull(String name) {
    return text(get(name));
  }

  public long integer(String name) {
    Long number = integerOrNull(name);
    return number == null ? 0 : number;
  }

  public @Nullable Long integerOrNull(String name) {
    Reply value = get(name);
    return value.equals(Reply.NULL) ? null : Long.valueOf(value.integer());
  }

  public double decimal(String name) {
    Reply value = get(name);
    return value.equals(Reply.NULL) ? 0 : value.decimal();
  }

  public List<String> texts(String name) {
    return texts(get(name));
  }

  public Set<String> textSet(String name) {
    return textSet(get(name));
  }

  public ReplyFacts facts(String name) {
    return of(get(name));
  }

  /** Gives an array of maps. */
  public List<ReplyFacts> list(String name) {
    List<ReplyFacts> list = new ArrayList<>();
    get(name).elements().forEach(element -> list.add(of(element)));
    return list;
  }

  /** Gives a map of numbers by their names, in the server's order and unmodifiable. */
  public Map<String, Long> numbers() {
    Map<String, Long> numbers = new LinkedHashMap<>();
    all.forEach((name, value) -> numbers.put(name, value.integer()));
    return Collections.unmodifiableMap(numbers);
  }
}
