extension Profile {
  /// The text of `data/profiles/car.profile`.
  static let carText = """
    # Perfil: automóvil compacto
    #
    # Un dato por línea; lo que sigue a «#» es comentario. Para cambiar algo, copie este archivo, cambie el nombre
    # (name) y las cifras, y úselo con --profile ARCHIVO.
    #
    # Fuentes. [L] Ley General de Movilidad y Seguridad Vial (2022), artículo 49, fracción III: 30 km/h en calles
    # secundarias y terciarias, 50 en avenidas primarias sin acceso controlado, 80 en carriles centrales de acceso
    # controlado y en carreteras estatales fuera de zonas urbanas, 110 en carreteras y autopistas federales
    # (automóviles). [R] Reglamento de Tránsito de la Ciudad de México (2015), artículo 9: 80, 50, y 40 en vías
    # secundarias y laterales; 30 en zonas de tránsito calmado; 10 donde se comparte con peatones. [A] Supuesto
    # nuestro: cámbielo por lo que su oficina mida. Las zonas escolares (20 km/h) no están dibujadas en los archivos
    # de calles. Nunca se rebasa un límite señalado.

    name car

    # De quién son las reglas de paso y de vuelta: motorcar, motorcycle o foot.
    mode motorcar

    # Para el combustible: compact, pickup, motorcycle o none.
    vehicle compact

    # km/h fuera de la calle: un patio, una brecha sin dibujar. [A]
    off-road 10

    # Velocidad por tipo de vía: km/h sin señal y, donde una señal dice el límite, lo más que se circula.
    # La vía que no aparece no se usa.
    speed motorway 80 110         # [L] [R] sin señal, como carriles centrales; con señal, la federal
    speed motorway_link 40 80     # [R] como lateral
    speed trunk 80 110            # [L]
    speed trunk_link 40 80        # [R] como lateral
    speed primary 50 80           # [L] avenida; con señal, carretera estatal
    speed primary_link 40 50      # [A]
    speed secondary 40 80         # [R]; con señal, carretera estatal
    speed secondary_link 40 50    # [A]
    speed tertiary 40 60          # [R]; con señal [A]
    speed tertiary_link 40 50     # [A]
    speed unclassified 40 60      # [A] camino local entre pueblos
    speed residential 30 40       # [L] calle terciaria; con señal [R]
    speed living_street 20 30     # [A] bajo los 30 de [R]: topes y niños
    speed service 20 30           # [A] accesos y estacionamientos ([R] diría 10)
    speed road 30 50              # [A] calle de tipo desconocido
    speed unknown 30 50           # [A] lo mismo, en archivos de Geofabrik
    speed track 20                # [A] brecha
    speed track_grade1 30         # [A] firme …
    speed track_grade2 25         # [A]
    speed track_grade3 20         # [A]
    speed track_grade4 10         # [A]
    speed track_grade5 10         # [A] … suelta
    speed ferry 10                # [A] cuando el archivo no dice cuánto tarda

    # Superficie: qué tanto por ciento queda de la velocidad sobre pavimento. Las brechas (track) ya la traen.
    surface paving_stones 90      # [A] adoquín
    surface cobblestone 70        # [A] empedrado
    surface compacted 70          # [A] revestimiento compactado
    surface gravel 60             # [A] grava
    surface dirt 50               # [A] terracería: poca altura al piso
    surface loose 35              # [A] arena, lodo, piedra

    # Estado del piso; cuenta lo menor de superficie y estado. 0 = no se pasa.
    smoothness bad 80             # [A]
    smoothness very_bad 50        # [A]
    smoothness horrible 25        # [A]
    smoothness very_horrible 0    # [A]
    smoothness impassable 0       # por definición

    # Con lluvia: por ciento que queda de la velocidad en lo no pavimentado, y si los vados se cierran.
    rain unpaved 70               # [A]
    rain fords closed             # [A] un vado crecido no se cruza

    # Segundos que se pierden en cada tope, vado, ceda el paso, semáforo (promedio de verde y rojo) y alto.
    delay tope 5                  # [A] bajar de 40 a 15 km/h y volver a subir
    delay ford 15                 # [A]
    delay yield 3                 # [A]
    delay signal 15               # [A] la mitad de las veces, 30 segundos
    delay stop 5                  # [A]

    # Horas en que el tránsito es más lento (día de la semana y hora de salida), y qué por ciento queda de la
    # velocidad. Vale el primer periodo que coincide; sin hora de salida, ninguno. [A] Entre un pueblo y la capital:
    # TomTom (Traffic Index 2025) midió en la Ciudad de México viajes 76 % más largos que sin tránsito (el doble en
    # hora pico) y en Guadalajara 63 %.
    period morning mon-fri 07:00-09:30
    slow morning motorway 60
    slow morning trunk 60
    slow morning primary 60
    slow morning secondary 75
    slow morning tertiary 85
    slow morning residential 90
    period midday mon-fri 13:30-15:30
    slow midday motorway 75
    slow midday trunk 75
    slow midday primary 75
    slow midday secondary 85
    slow midday tertiary 90
    period evening mon-fri 17:30-20:30
    slow evening motorway 60
    slow evening trunk 60
    slow evening primary 60
    slow evening secondary 75
    slow evening tertiary 85
    slow evening residential 90
    period saturday sat 11:00-15:00
    slow saturday primary 75
    slow saturday secondary 85

    """
}
