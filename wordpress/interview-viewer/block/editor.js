// The block in the editor: a field for the address, the viewer in a frame, and the options of the interview in the side bar.
( function ( { apiFetch, blockEditor, blocks, components, element, i18n, url: { addQueryArgs } } ) {
	const { createElement: el, useEffect, useState } = element;
	const { BlockControls, InspectorControls, useBlockProps } = blockEditor;
	const { Button, CheckboxControl, ComboboxControl, ExternalLink, Notice, PanelBody, Placeholder, SelectControl, Spinner, TextControl, ToggleControl, ToolbarButton, ToolbarGroup } = components;
	const { __, sprintf } = i18n;
	const NAME = 'interview-viewer/interview';

	// The names of languages in the language of the editor.
	function languageName( tag ) {
		try {
			return new Intl.DisplayNames( [ document.documentElement.lang || 'en' ], { type: 'language' } ).of( tag );
		} catch {
			return tag;
		}
	}

	// Asks this site for what the interview at an address has to choose from.
	function useInterview( url ) {
		const [ answer, setAnswer ] = useState( {} );
		const [ times, setTimes ] = useState( 0 );
		useEffect( () => {
			if ( ! url ) return;
			let isCurrent = true;
			setAnswer( { isWaiting: true } );
			apiFetch( { path: addQueryArgs( '/interview-viewer/v1/interview', { url, again: times > 0 } ) } ).then(
				( interview ) => isCurrent && setAnswer( { interview } ),
				( error ) => isCurrent && setAnswer( { error: error.message } )
			);
			return () => {
				isCurrent = false;
			};
		}, [ url, times ] );
		return [ answer, () => setTimes( times + 1 ) ];
	}

	// The address of the frame that shows what readers will see.
	function frame( { file, options }, attributes ) {
		const { passage, view, lang, uiLang, themes, match, speakers, q, colorScheme } = attributes;
		const list = ( ids ) => ids.map( ( id ) => `${ id },` ).join( ' ' );
		const turn = ( passage || options.passage || '' ).replace( /^#/, '' );
		const chosen = {
			src: file,
			turn,
			view: view || ( turn ? 'card' : 'full' ),
			lang: lang || options.lang,
			'ui-lang': uiLang,
			themes: list( themes ) || options.themes,
			match: match || options.match,
			speakers: list( speakers ) || options.speakers,
			q: q || options.q,
			'color-scheme': colorScheme,
		};
		return addQueryArgs( window.interviewViewerFrame, Object.fromEntries( Object.entries( chosen ).filter( ( [ , value ] ) => value ) ) );
	}

	function AddressForm( { address, error, isWaiting, onChoose } ) {
		const [ typed, setTyped ] = useState( address );
		return el(
			Placeholder,
			{
				icon: 'format-chat',
				label: __( 'Interview', 'interview-viewer' ),
				instructions: __( 'Paste the address of an interview, a question or a passage.', 'interview-viewer' ),
			},
			el(
				'form',
				{
					onSubmit: ( event ) => {
						event.preventDefault();
						onChoose( typed.trim() );
					},
				},
				el(
					'div',
					{ style: { flexBasis: '100%' } },
					el( TextControl, {
						label: __( 'Address', 'interview-viewer' ),
						type: 'url',
						value: typed,
						onChange: setTyped,
						placeholder: 'https://ngo.example/interviews/trust-in-the-lanes/',
					} )
				),
				el( Button, { variant: 'primary', type: 'submit', disabled: ! typed.trim() || isWaiting }, __( 'Show', 'interview-viewer' ) ),
				isWaiting && el( Spinner ),
				error && el( Notice, { status: 'error', isDismissible: false }, error )
			)
		);
	}

	function Checkboxes( { legend, choices, chosen, onChange } ) {
		if ( ! choices.length ) return null;
		const changed = ( id, on ) => choices.map( ( [ one ] ) => one ).filter( ( one ) => ( one === id ? on : chosen.includes( one ) ) );
		return el(
			'fieldset',
			{ style: { marginBottom: '1.5em' } },
			el( 'legend', { style: { marginBottom: '.5em' } }, legend ),
			choices.map( ( [ id, label ] ) => el( CheckboxControl, { key: id, label, checked: chosen.includes( id ), onChange: ( on ) => onChange( changed( id, on ) ) } ) )
		);
	}

	function Options( { interview, attributes, set, onReadAgain } ) {
		const { languages, themes, speakers, places } = interview;
		const select = ( name, label, choices, help ) => el( SelectControl, {
			label,
			help,
			value: attributes[ name ],
			options: choices.map( ( [ value, text ] ) => ( { value, label: text } ) ),
			onChange: ( value ) => set( { [ name ]: value } ),
		} );
		const own = __( 'As in the address', 'interview-viewer' );
		return el(
			InspectorControls,
			null,
			el(
				PanelBody,
				{ title: __( 'What to show', 'interview-viewer' ) },
				el( ComboboxControl, {
					label: __( 'Question or passage', 'interview-viewer' ),
					help: __( 'Without one, the whole interview.', 'interview-viewer' ),
					value: attributes.passage || null,
					options: places.map( ( [ value, label ] ) => ( { value, label } ) ),
					onChange: ( value ) => set( { passage: value || '' } ),
				} ),
				select( 'view', __( 'As', 'interview-viewer' ), [
					[ '', __( 'A card for a passage, else the whole interview', 'interview-viewer' ) ],
					[ 'full', __( 'The whole interview', 'interview-viewer' ) ],
					[ 'card', __( 'A card', 'interview-viewer' ) ],
					[ 'questions', __( 'Only the questions, to unfold', 'interview-viewer' ) ],
				] ),
				select( 'lang', __( 'Language', 'interview-viewer' ), [
					[ '', own ],
					...languages.map( ( tag ) => [ tag, languageName( tag ) ] ),
					...( languages.length > 1 ? [ [ 'both', __( 'Side by side', 'interview-viewer' ) ] ] : [] ),
				] ),
				el( Checkboxes, { legend: __( 'Only these themes', 'interview-viewer' ), choices: themes, chosen: attributes.themes, onChange: ( ids ) => set( { themes: ids } ) } ),
				attributes.themes.length > 1 && select( 'match', __( 'Passages about', 'interview-viewer' ), [
					[ '', __( 'at least one of them', 'interview-viewer' ) ],
					[ 'all', __( 'all of them', 'interview-viewer' ) ],
				] ),
				el( Checkboxes, { legend: __( 'Only these people', 'interview-viewer' ), choices: speakers, chosen: attributes.speakers, onChange: ( ids ) => set( { speakers: ids } ) } ),
				el( TextControl, { label: __( 'Search for', 'interview-viewer' ), value: attributes.q, onChange: ( q ) => set( { q } ) } ),
				el( Button, { variant: 'secondary', onClick: onReadAgain }, __( 'Read the interview again', 'interview-viewer' ) )
			),
			el(
				PanelBody,
				{ title: __( 'Looks', 'interview-viewer' ), initialOpen: false },
				select( 'uiLang', __( 'Language of the buttons', 'interview-viewer' ), [
					[ '', __( 'As the text', 'interview-viewer' ) ],
					[ 'en', 'English' ],
					[ 'zh-Hans', '简体中文' ],
					[ 'zh-Hant', '繁體中文' ],
				] ),
				select( 'colorScheme', __( 'Colours', 'interview-viewer' ), [
					[ '', __( 'As the page', 'interview-viewer' ) ],
					[ 'light', __( 'Light', 'interview-viewer' ) ],
					[ 'dark', __( 'Dark', 'interview-viewer' ) ],
					[ 'auto', __( 'As the reader’s system', 'interview-viewer' ) ],
				] ),
				el( TextControl, {
					label: __( 'Colour of links and buttons', 'interview-viewer' ),
					help: ! attributes.accent || /^#[0-9a-f]{6}$/i.test( attributes.accent )
						? __( 'Such as #9c2b1f. The preview does not show it.', 'interview-viewer' )
						: __( 'This is not a colour: write # and six digits or letters from a to f.', 'interview-viewer' ),
					value: attributes.accent,
					onChange: ( accent ) => set( { accent: accent.trim() } ),
				} ),
				el( ToggleControl, {
					label: __( 'The address of the page follows the reader', 'interview-viewer' ),
					help: __( 'Readers can then share a passage on this page. It works for one whole interview in a page.', 'interview-viewer' ),
					checked: attributes.address,
					onChange: ( address ) => set( { address } ),
				} )
			)
		);
	}

	function Edit( { attributes, setAttributes } ) {
		const { url } = attributes;
		const [ isEditing, setEditing ] = useState( ! url );
		const [ { interview, error, isWaiting }, readAgain ] = useInterview( url );
		const props = useBlockProps();
		const choose = ( address ) => {
			// What was chosen from one interview is not in another.
			if ( address !== url ) setAttributes( { url: address, passage: '', lang: '', themes: [], speakers: [], match: '' } );
			setEditing( false );
		};
		if ( isEditing || ! interview ) {
			const isForm = isEditing || error;
			return el( 'div', props, isForm
				? el( AddressForm, { address: url, error, isWaiting, onChoose: choose } )
				: el( Placeholder, { icon: 'format-chat', label: __( 'Interview', 'interview-viewer' ) }, el( Spinner ) ) );
		}
		return el(
			'div',
			props,
			el( BlockControls, null, el( ToolbarGroup, null, el( ToolbarButton, { icon: 'edit', label: __( 'Change the address', 'interview-viewer' ), onClick: () => setEditing( true ) } ) ) ),
			el( Options, { interview, attributes, set: setAttributes, onReadAgain: readAgain } ),
			el( 'iframe', {
				src: frame( interview, attributes ),
				/* translators: %s: the title of an interview */
				title: sprintf( __( 'Preview: %s', 'interview-viewer' ), interview.title ),
				style: { display: 'block', width: '100%', height: '500px', border: '1px solid #ddd', background: '#fff' },
			} ),
			el( ExternalLink, { href: url }, url )
		);
	}

	blocks.registerBlockType( NAME, {
		edit: Edit,
		save: () => null,
		transforms: {
			from: [
				{
					type: 'block',
					blocks: [ 'core/embed' ],
					isMatch: ( { url } ) => /\/interviews\//.test( url ?? '' ),
					transform: ( { url } ) => blocks.createBlock( NAME, { url } ),
				},
			],
		},
	} );
} )( window.wp );
