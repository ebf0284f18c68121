<?php
/**
 * What the editor shows of an interview: its languages, themes, people, questions and passages to choose from.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

add_action(
	'rest_api_init',
	static function () {
		register_rest_route(
			'interview-viewer/v1',
			'/interview',
			array(
				'methods'             => 'GET',
				'callback'            => __NAMESPACE__ . '\describe',
				'permission_callback' => static function () {
					return current_user_can( 'edit_posts' );
				},
				'args'                => array(
					'url'   => array(
						'type'     => 'string',
						'required' => true,
					),
					'again' => array(
						'type'    => 'boolean',
						'default' => false,
					),
				),
			)
		);
	}
);

/**
 * Describes the interview at an address.
 *
 * @param \WP_REST_Request $request With `url`; `again` reads the file anew.
 * @return \WP_REST_Response|\WP_Error
 */
function describe( \WP_REST_Request $request ) {
	$address = parse_address( $request['url'] );
	$found   = $address ? interview_at( $address['url'], $request['again'] ) : new \WP_Error( 'address', __( 'This is not the address of an interview: it has to begin with https:// or http://.', 'interview-viewer' ) );
	if ( is_wp_error( $found ) ) {
		$found->add_data( array( 'status' => 422 ) );
		return $found;
	}
	$interview = $found['interview'];
	$label     = static function ( array $text, int $most = 80 ) use ( $interview ) {
		return wp_html_excerpt( implode( ' ', in_language( $text, '', $interview['languages'] )[0][1] ?? array() ), $most, '…' );
	};
	$places    = array();
	foreach ( $interview['turns'] as $turn ) {
		if ( asks( $interview, $turn ) ) {
			$places[] = array( $turn['id'], $label( $turn['passages'][0]['text'] ?? array() ) );
		}
		foreach ( asks( $interview, $turn ) ? array() : $turn['passages'] as $passage ) {
			$places[] = array( $passage['id'], $label( $passage['text'] ) );
		}
	}
	$labels = static function ( array $texts ) use ( $label ) {
		return array_map( static fn( $id, $text ) => array( (string) $id, $label( $text ) ), array_keys( $texts ), $texts );
	};
	return new \WP_REST_Response(
		array(
			'file'      => $found['file'],
			'options'   => (object) ( lists_joined( $address['options'] ) + $found['options'] ),
			'title'     => $label( $interview['title'] ),
			'languages' => $interview['languages'],
			'themes'    => $labels( $interview['themes'] ),
			'speakers'  => $labels( array_map( static fn( $speaker ) => $speaker['name'], $interview['speakers'] ) ),
			'places'    => $places,
		)
	);
}
