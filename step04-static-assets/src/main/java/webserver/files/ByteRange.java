package webserver.files;

import webserver.http.Request;
import webserver.http.Response;

/**
 * A part of a file that a client asks for (RFC 9110, 14), such as the rest of a download that broke off.
 *
 * @param first the position of the first byte, from 0 on
 * @param last the position of the last byte
 */
record ByteRange(long first, long last) {

    // TASK 4.9 Send a part of a file
    /** Status 206 with the range that the request asks for, 416 if the file has no such bytes; else what was there. */
    static Response apply(Request request, Response response) {
        return response;
    }
}
