package io.github.ledis4j.command.redis.server;

import static io.github.ledis4j.internal.command.Arguments.seconds;
import static java.util.Objects.requireNonNull;

import io.github.ledis4j.command.CommandBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which connections are meant: those to which all of it applies. Immutable.
 *
 * <p>{@code CLIENT KILL} knows all of it; {@code CLIENT LIST} of Redis knows {@link #ids} and
 * {@link #type} only, that of Valkey since 9.0 all.
 */
public final class ClientFilter {
  /** All connections; not enough to close them. */
  public static final ClientFilter ALL = new ClientFilter(List.of());

  private final List<String> words;

  private ClientFilter(List<String> words) {
    this.words = List.copyOf(words);
  }

  private ClientFilter with(String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(Arrays.asList(more));
    return new ClientFilter(all);
  }

  /**
   * Only connections with these ids ({@code ID}). {@code CLIENT KILL} of Redis takes one.
   *
   * @param ids at least one id
   * @return a copy
   * @throws IllegalArgumentException if there is no id
   */
  public ClientFilter ids(long... ids) {
    if (ids.length == 0) {
      throw new IllegalArgumentException("at least one id is needed");
    }
    ClientFilter all = with("ID");
    for (long id : ids) {
      all = all.with(Long.toString(id));
    }
    return all;
  }

  /**
   * Only connections of a type ({@code TYPE}).
   *
   * @param type the type
   * @return a copy
   */
  public ClientFilter type(ClientType type) {
    return with("TYPE", type.name());
  }

  /**
   * Only connections that are logged in as a user ({@code USER}).
   *
   * @param username the name of the user
   * @return a copy
   */
  public ClientFilter user(String username) {
    return matching("USER", username);
  }

  /**
   * Only the connection from an address ({@code ADDR}).
   *
   * @param address host and port, {@code 127.0.0.1:50000}, as {@link ClientInfo#address} returns it
   * @return a copy
   */
  public ClientFilter address(String address) {
    return matching("ADDR", address);
  }

  /**
   * Only connections to an address of the server ({@code LADDR}).
   *
   * @param address host and port, as {@link ClientInfo#localAddress} returns it
   * @return a copy
   */
  public ClientFilter localAddress(String address) {
    return matching("LADDR", address);
  }

  /**
   * Only connections that are older ({@code MAXAGE}), since Redis 7.4.
   *
   * @param age more than zero, rounded up to seconds
   * @return a copy
   * @throws IllegalArgumentException if the age is zero or negative
   */
  public ClientFilter olderThan(Duration age) {
    return with("MAXAGE", Long.toString(seconds(age, "age")));
  }

  /**
   * Sets whether the connection that asks is left out ({@code SKIPME}), as {@code CLIENT KILL} does
   * unless told otherwise.
   *
   * @param skip true to leave it out
   * @return a copy
   */
  public ClientFilter skipMe(boolean skip) {
    return with("SKIPME", skip ? "YES" : "NO");
  }

  /**
   * Only connections to which something else applies that the server knows, {@code NAME} or {@code
   * NOT-USER} of Valkey for instance.
   *
   * @param filter the server's name of the filter
   * @param value what it is compared with
   * @return a copy
   */
  public ClientFilter matching(String filter, String value) {
    return with(requireNonNull(filter, "filter"), requireNonNull(value, "value"));
  }

  int arguments() {
    return words.size();
  }

  <K, V> CommandBuilder<K, V> addTo(CommandBuilder<K, V> command) {
    return command.texts(words);
  }
}
