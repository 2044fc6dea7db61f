package webserver.wall;

import java.util.List;
import java.util.Map;

/**
 * What a client gets back from {@code /api}.
 *
 * @param method the method of the request
 * @param params each parameter with its values in the order in which they came
 */
public record Parameters(String method, Map<String, List<String>> params) {}
