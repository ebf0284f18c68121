<?php
/**
 * Makes pasted addresses of the organisation's own site the same as the block: WordPress trusts the site, and its posts have
 * the text and the element in place of a frame.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		$site = settings()['site'];
		if ( '' !== $site ) {
			wp_oembed_add_provider( $site . 'interviews/*', $site . 'interviews/oembed.json' );
		}
	}
);

/**
 * Whether an address is of an interview on the organisation's site.
 *
 * @param mixed $url The address.
 */
function is_own_interview( $url ): bool {
	$site = settings()['site'];
	return '' !== $site && is_string( $url ) && 0 === strpos( $url, $site . 'interviews/' );
}

/**
 * The site has no program that answers: each page has a document of its own.
 *
 * @param string $provider The address to ask.
 * @param string $url      The address that was pasted.
 */
function document_of( string $provider, string $url ): string {
	if ( ! is_own_interview( $url ) ) {
		return $provider;
	}
	return trailingslashit( preg_replace( '/[?#].*$/', '', $url ) ) . 'oembed.json';
}
add_filter( 'oembed_fetch_url', __NAMESPACE__ . '\document_of', 10, 2 );

/**
 * Of the document, keeps the frame: WordPress shows the text before it only to readers of sites that it does not know.
 *
 * @param string|false $html The HTML.
 * @param mixed        $data The document.
 * @param string       $url  The address.
 * @return string|false
 */
function frame_of( $html, $data, $url ) {
	if ( ! is_own_interview( $url ) || ! is_string( $html ) ) {
		return $html;
	}
	return preg_match( '~<iframe\b[^>]*></iframe>~', $html, $frame ) ? $frame[0] : false;
}
add_filter( 'oembed_dataparse', __NAMESPACE__ . '\frame_of', 20, 3 );

/**
 * Replaces the frame in posts by the element with the text.
 *
 * @param string|false $html The frame.
 * @param string       $url  The address.
 * @return string|false
 */
function element_of( $html, $url ) {
	if ( ! is_own_interview( $url ) || is_admin() ) {
		return $html;
	}
	$address = parse_address( $url );
	$found   = $address ? interview_at( $address['url'] ) : null;
	return $found && ! is_wp_error( $found ) ? render_shortcode( array( 'url' => $url ) ) : $html;
}
add_filter( 'embed_oembed_html', __NAMESPACE__ . '\element_of', 10, 2 );
