package io.github.ledis4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ledis4j.codec.ReplyLimits;
import io.github.ledis4j.internal.url.ServerUri;
import io.github.ledis4j.options.ConnectionOptions;
import io.github.ledis4j.options.Tls;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.sentinel.SentinelOptions;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A setting has one word: where it is set, where it is read, and in a URL. */
class SettingNamesTest {
  /** Setters without a getter of their word, each with the reason. */
  private static final Map<String, String> SET_ONLY =
      Map.of(
          "password", "short for credentials of the default user",
          "progress",
              "sets progressEvery and progressListener, of which none is without the other");

  /** What a client's builder has besides the settings of its options. */
  private static final Map<String, String> OF_CLIENTS =
      Map.of(
          "url", "says many settings",
          "pool", "takes a pool instead of settings",
          "connections", "takes ConnectionOptions, or changes them",
          "leases", "takes PoolOptions, or changes them",
          "options", "takes ClientOptions",
          "mapper", "adds one; they are used and not read",
          "observer", "adds one; they are called and not read");

  /** Parameters of URLs that are no settings of that word. */
  private static final Map<String, String> ONLY_IN_URLS =
      Map.of(
          "user", "half of credentials",
          "db", "the database, as URLs of other clients have it",
          "service", "makes a source of Sentinels",
          "role", "makes a source of Sentinels",
          "sentinel_user", "half of credentials",
          "sentinel_password", "half of credentials");

  /** Settings that no parameter of a URL has. */
  private static final Map<String, String> NOT_IN_URLS =
      Map.of(
          "endpoint", "is the URL itself",
          "credentials", "are in the URL itself, as user and password",
          "database", "is the path, or db",
          "replyLimits", "has a parameter for each of its values",
          "eventLoopGroup", "is an object",
          "customizer", "is an object",
          "completeOn", "is an object",
          "undelivered", "is an object",
          "connections", "takes further options of Sentinels' connections");

  private static Set<String> names(Class<?> type, Predicate<Method> chosen) {
    return Stream.of(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(chosen)
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What takes something and gives the same kind of thing, or the builder itself, a variable. */
  private static Set<String> setters(Class<?> type) {
    return names(
        type,
        method -> method.getParameterCount() > 0 && method.getReturnType().isAssignableFrom(type));
  }

  private static Set<String> getters(Class<?> type) {
    return names(
        type, method -> method.getParameterCount() == 0 && method.getReturnType() != void.class);
  }

  private static Class<?> builder(Class<?> options) {
    return Arrays.stream(options.getClasses())
        .filter(nested -> nested.getSimpleName().equals("Builder"))
        .findAny()
        .orElse(options);
  }

  /** All that users hand in; the options of commands are written, and not read. */
  private static List<Class<?>> optionTypes() throws IOException {
    List<Class<?>> found = new ArrayList<>(List.of(Tls.class));
    for (Class<?> type : NothingForgottenTest.publicTypes()) {
      boolean ofCommand = type.getPackageName().contains(".command");
      if (type.getSimpleName().endsWith("Options") && !ofCommand) {
        found.add(type);
      }
    }
    return found;
  }

  @Test
  void should_be_read_by_the_word_it_is_set_by_when_it_is_a_setting() throws IOException {
    List<Class<?>> types = optionTypes();
    assertTrue(types.size() > 5, types::toString);
    for (Class<?> type : types) {
      Set<String> unread = setters(builder(type));
      unread.removeAll(getters(type));
      unread.removeAll(SET_ONLY.keySet());
      assertEquals(Set.of(), unread, type.getSimpleName());
    }
  }

  @Test
  void should_be_set_by_the_word_it_is_read_by_when_it_is_a_setting() {
    for (Class<?> type :
        List.of(
            ConnectionOptions.class,
            PoolOptions.class,
            ClientOptions.class,
            SentinelOptions.class)) {
      Set<String> unset = getters(type);
      unset.removeAll(setters(builder(type)));
      unset.removeAll(Set.of("toBuilder", "toString"));
      assertEquals(Set.of(), unset, type.getSimpleName());
    }
  }

  @Test
  void should_have_the_words_of_its_options_when_a_builder_makes_a_client() {
    Set<String> own = setters(ClientBuilder.class);
    own.addAll(setters(RedisClient.Builder.class));
    own.removeAll(setters(ConnectionOptions.Builder.class));
    own.removeAll(setters(ClientOptions.Builder.class));
    assertEquals(new TreeSet<>(OF_CLIENTS.keySet()), own);
  }

  private static String inUrl(String setting) {
    return setting.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Set<String> parameters(String prefix, Set<String> settings) {
    return settings.stream()
        .filter(name -> !NOT_IN_URLS.containsKey(name) && !name.startsWith("to"))
        .map(SettingNamesTest::inUrl)
        .map(name -> name.contains(prefix.replace("_", "")) ? name : prefix + name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void should_have_the_word_of_the_setting_when_a_url_has_a_parameter() {
    Set<String> expected = new TreeSet<>(ONLY_IN_URLS.keySet());
    expected.addAll(parameters("", setters(ConnectionOptions.Builder.class)));
    expected.addAll(parameters("", setters(ClientOptions.Builder.class)));
    expected.addAll(parameters("pool_", setters(PoolOptions.Builder.class)));
    expected.addAll(parameters("sentinel_", setters(SentinelOptions.Builder.class)));
    Set<String> tls = getters(Tls.class);
    expected.addAll(parameters("tls_", tls));
    expected.addAll(
        parameters(
            "reply_",
            Arrays.stream(ReplyLimits.class.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toSet())));
    Set<String> known = new TreeSet<>();
    ServerUri.parameters().forEach(known::add);
    assertEquals(expected, known);
  }
}
